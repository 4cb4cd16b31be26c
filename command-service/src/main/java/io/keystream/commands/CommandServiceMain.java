package io.keystream.commands;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command-service until SIGTERM.
 *
 * <p>Settings come from the properties file given as the one argument, or else from the
 * environment: {@code bootstrap.servers} is {@code KEYSTREAM_BOOTSTRAP_SERVERS} there.
 */
public final class CommandServiceMain {

  private static final Logger LOG = LoggerFactory.getLogger(CommandServiceMain.class);
  private static final String ENVIRONMENT = "KEYSTREAM_";

  private CommandServiceMain() {}

  /** After SIGTERM the batches in hand are finished and the partitions handed over. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var settings = arguments.length == 1 ? fromFile(Path.of(arguments[0])) : fromEnvironment();
    var configuration = CommandServiceConfiguration.of(settings);
    LOG.atInfo().addKeyValue("configuration", configuration).log("command-service starts");
    var service = CommandService.start(configuration, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "command-service-end"));
    new CountDownLatch(1).await();
  }

  private static Map<String, String> fromFile(Path file) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    var settings = new HashMap<String, String>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    return settings;
  }

  private static Map<String, String> fromEnvironment() {
    var settings = new HashMap<String, String>();
    System.getenv()
        .forEach((name, value) -> {
          if (name.startsWith(ENVIRONMENT)) {
            var setting = name.substring(ENVIRONMENT.length());
            settings.put(setting.toLowerCase(Locale.ROOT).replace('_', '.'), value);
          }
        });
    return settings;
  }
}

package io.keystream.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/** What the {@code main} of a service does around it: read the settings, run until SIGTERM. */
public final class ServiceProcess {

  private static final String ENVIRONMENT = "KEYSTREAM_";

  private ServiceProcess() {}

  /**
   * Settings from the properties file that is the one argument, or else from the environment:
   * {@code bootstrap.servers} is {@code KEYSTREAM_BOOTSTRAP_SERVERS} there.
   */
  public static Map<String, String> settings(String[] arguments, Map<String, String> environment)
      throws IOException {
    return switch (arguments.length) {
      case 0 -> fromEnvironment(environment);
      case 1 -> fromFile(Path.of(arguments[0]));
      default ->
          throw new IllegalArgumentException(
              "at most one argument, a properties file: " + String.join(" ", arguments));
    };
  }

  /** Keeps the process until SIGTERM, then closes the service. */
  public static void closeAtTheEnd(AutoCloseable service) throws InterruptedException {
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    service.close();
                  } catch (Exception e) {
                    throw new IllegalStateException("the service did not close", e);
                  } finally {
                    ended.countDown();
                  }
                },
                "service-end"));
    ended.await();
  }

  private static Map<String, String> fromFile(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    var settings = new HashMap<String, String>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    return settings;
  }

  private static Map<String, String> fromEnvironment(Map<String, String> environment) {
    var settings = new HashMap<String, String>();
    environment.forEach((name, value) -> {
      if (name.startsWith(ENVIRONMENT)) {
        var setting = name.substring(ENVIRONMENT.length());
        settings.put(setting.toLowerCase(Locale.ROOT).replace('_', '.'), value);
      }
    });
    return settings;
  }
}

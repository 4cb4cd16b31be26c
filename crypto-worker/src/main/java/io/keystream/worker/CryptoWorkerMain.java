package io.keystream.worker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a crypto worker until SIGTERM, or until only a restart helps.
 *
 * <p>Settings come from the properties file given as the one argument, or else from the
 * environment: {@code bootstrap.servers} is {@code KEYSTREAM_BOOTSTRAP_SERVERS} there.
 */
public final class CryptoWorkerMain {

  private static final Logger log = LoggerFactory.getLogger(CryptoWorkerMain.class);
  private static final String ENVIRONMENT = "KEYSTREAM_";
  private static final int NEEDS_RESTART = 75;

  private CryptoWorkerMain() {}

  /** SIGTERM lets it commit what is in hand; it ends with 75 when it is to be started again. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var settings = arguments.length == 1 ? fromFile(Path.of(arguments[0])) : fromEnvironment();
    var configuration = CryptoWorkerConfiguration.of(settings);
    var tokenConfiguration = TokenConfiguration.of(settings);
    log.atInfo()
        .addKeyValue("configuration", configuration)
        .addKeyValue("token", tokenConfiguration)
        .log("crypto-worker starts");
    try (var token = tokenConfiguration.open();
        var worker = CryptoWorker.start(configuration, token, InstantSource.system())) {
      awaitEnd(worker);
    }
  }

  /** Returns after SIGTERM, and lets the process end only when the worker is closed. */
  private static void awaitEnd(CryptoWorker worker) throws InterruptedException {
    var ending = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(worker, ending), "end"));
    while (!ending.await(1, TimeUnit.SECONDS)) {
      if (worker.health() instanceof Health.NotReady(var reason, var needsRestart)
          && needsRestart) {
        log.atError().addKeyValue("reason", reason).log("crypto-worker needs a restart");
        System.exit(NEEDS_RESTART);
      }
    }
  }

  private static void end(CryptoWorker worker, CountDownLatch ending) {
    worker.close();
    ending.countDown();
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

package io.keystream.commands;

import io.keystream.http.HttpsConfiguration;
import io.keystream.http.VaultListener;
import io.keystream.process.ServiceProcess;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a command-service until SIGTERM, and answers over HTTPS where a port is set; settings as
 * {@link ServiceProcess#settings} says.
 */
public final class CommandServiceMain {

  private static final Logger LOG = LoggerFactory.getLogger(CommandServiceMain.class);

  private CommandServiceMain() {}

  /** After SIGTERM the batches in hand are finished and the partitions handed over. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var settings = ServiceProcess.settings(arguments, System.getenv());
    var configuration = CommandServiceConfiguration.of(settings);
    LOG.atInfo().addKeyValue("configuration", configuration).log("command-service starts");
    var service = CommandService.start(configuration, Clock.systemUTC());
    var https = HttpsConfiguration.of(settings);
    if (https == null) {
      ServiceProcess.closeAtTheEnd(service);
    } else {
      var management = Management.start(configuration, Clock.systemUTC(), new SecureRandom());
      var listener = VaultListener.start(https, management.routes(), management.unread());
      ServiceProcess.closeAtTheEnd(() -> {
        try (service;
            management;
            listener) {
          LOG.atInfo().log("command-service ends");
        }
      });
    }
  }
}

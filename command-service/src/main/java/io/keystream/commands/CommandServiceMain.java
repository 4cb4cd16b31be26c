package io.keystream.commands;

import io.keystream.process.ServiceProcess;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a command-service until SIGTERM; settings as {@link ServiceProcess#settings} says. */
public final class CommandServiceMain {

  private static final Logger LOG = LoggerFactory.getLogger(CommandServiceMain.class);

  private CommandServiceMain() {}

  /** After SIGTERM the batches in hand are finished and the partitions handed over. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var settings = ServiceProcess.settings(arguments, System.getenv());
    var configuration = CommandServiceConfiguration.of(settings);
    LOG.atInfo().addKeyValue("configuration", configuration).log("command-service starts");
    ServiceProcess.closeAtTheEnd(CommandService.start(configuration, Clock.systemUTC()));
  }
}

package io.keystream.audit;

import io.keystream.process.ServiceProcess;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an audit-projector until SIGTERM; settings as {@link ServiceProcess#settings} says. */
public final class AuditProjectorMain {

  private static final Logger log = LoggerFactory.getLogger(AuditProjectorMain.class);

  private AuditProjectorMain() {}

  /** The process ends with 0 after SIGTERM. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var configuration =
        AuditProjectorConfiguration.of(ServiceProcess.settings(arguments, System.getenv()));
    log.atInfo()
        .setMessage("audit-projector starts")
        .addKeyValue("configuration", configuration)
        .log();
    ServiceProcess.closeAtTheEnd(AuditProjector.start(configuration, Clock.systemUTC()));
  }
}

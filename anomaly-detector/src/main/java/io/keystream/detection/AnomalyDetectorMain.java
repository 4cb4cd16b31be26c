package io.keystream.detection;

import io.keystream.process.ServiceProcess;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an anomaly-detector until SIGTERM; settings as {@link ServiceProcess#settings} says. */
public final class AnomalyDetectorMain {

  private static final Logger log = LoggerFactory.getLogger(AnomalyDetectorMain.class);

  private AnomalyDetectorMain() {}

  /** The process ends with 0 after SIGTERM. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var configuration =
        AnomalyDetectorConfiguration.of(ServiceProcess.settings(arguments, System.getenv()));
    log.atInfo()
        .setMessage("anomaly-detector starts")
        .addKeyValue("configuration", configuration)
        .log();
    ServiceProcess.closeAtTheEnd(AnomalyDetector.start(configuration, Clock.systemUTC()));
  }
}

package io.keystream.e2e.canary;

import io.keystream.embedded.EmbeddedKafka;
import io.keystream.process.ServiceProcess;
import java.nio.file.Path;

/** A broker in a process of its own, until SIGTERM. */
final class BrokerMain {

  /** Stands before its address on standard output, once it serves. */
  static final String SERVES = "serves at ";

  private BrokerMain() {}

  /** Names its main thread after the planted canary, so that one is in its thread dump. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread.currentThread().setName(System.getProperty(Platform.PLANTED, "main"));
    var kafka = EmbeddedKafka.start(Path.of(arguments[0]));
    System.out.println(SERVES + kafka.bootstrapServers());
    ServiceProcess.closeAtTheEnd(kafka);
  }
}

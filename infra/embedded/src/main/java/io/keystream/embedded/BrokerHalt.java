package io.keystream.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;

/**
 * What happens when Kafka gives up and would end the process without a word: a start that fails is
 * an exception; a running broker that cannot write its log ends the process and says why, because
 * nothing may be answered that is not recorded.
 *
 * <p>Kafka keeps one such procedure per process. It tells apart by the thread who was starting.
 */
final class BrokerHalt {

  /** Set while this thread starts a broker. */
  private static final ThreadLocal<Boolean> STARTING = ThreadLocal.withInitial(() -> false);

  private BrokerHalt() {}

  /** Kafka gave up during a start; it has logged the cause. */
  static final class DuringStart extends RuntimeException {
    DuringStart() {
      super("Kafka gave up; the cause is the error logged before");
    }
  }

  /** Runs the start of a broker; its directory is the one named if the process must end later. */
  static void guard(Path logDirectory, Runnable start) {
    Exit.setHaltProcedure((status, message) -> giveUp(logDirectory, status));
    Exit.setExitProcedure((status, message) -> giveUp(logDirectory, status));
    STARTING.set(true);
    try {
      start.run();
    } finally {
      STARTING.remove();
    }
  }

  private static void giveUp(Path logDirectory, int status) {
    if (STARTING.get()) {
      throw new DuringStart();
    }
    System.err.printf(
        "keystream: the broker in %s cannot go on (%s); the process ends, so that nothing is"
            + " answered unrecorded%n",
        logDirectory, freeSpace(logDirectory));
    Runtime.getRuntime().halt(status == 0 ? 1 : status);
  }

  private static String freeSpace(Path logDirectory) {
    try {
      return (Files.getFileStore(logDirectory).getUsableSpace() >> 20) + " MiB of disk free";
    } catch (IOException e) {
      return "its disk cannot be read: " + e.getMessage();
    }
  }
}

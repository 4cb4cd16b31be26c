package io.keystream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.testkit.HttpsCaller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broker, worker and command-service die at once by SIGKILL while secrets are written over HTTPS:
 * between the value on the log, the command that names it, its event and the answer.
 */
@Tag("jvm")
final class KilledWhileWritingTest {

  private static final int WRITERS = 16;
  private static final int ENOUGH = 100;

  @TempDir static Path directory;
  private static PlatformUnderTest platform;

  /** What each secret was written as, and by an answer is known to be. */
  private final Map<String, String> answered = new ConcurrentHashMap<>();

  private final Map<String, String> asked = new ConcurrentHashMap<>();
  private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
  private final CountDownLatch enough = new CountDownLatch(ENOUGH);
  private volatile boolean isKilled;

  @BeforeAll
  static void the_platform_is_up() {
    platform = PlatformUnderTest.start(directory.resolve("data"));
  }

  @AfterAll
  static void the_platform_goes() {
    platform.close();
  }

  @Test
  void what_was_answered_is_there_and_what_was_not_is_whole_or_not_there() throws Exception {
    var writers = new ArrayList<Thread>();
    try (var operator = platform.https()) {
      for (var i = 0; i < WRITERS; i++) {
        var folder = "killed/" + i + "/";
        writers.add(Thread.ofVirtual().start(() -> write(operator, folder)));
      }
      assertThat(enough.await(2, TimeUnit.MINUTES)).as("%s", troubles).isTrue();
      assertThat(troubles).isEmpty();
      isKilled = true;
      platform.kill();
      for (var writer : writers) {
        writer.join();
      }
    }
    assertThat(troubles).isEmpty();

    platform.up();

    assertThat(answered).hasSizeGreaterThanOrEqualTo(ENOUGH);
    try (var operator = platform.https()) {
      for (var written : answered.entrySet()) {
        assertThat(value(operator.get("secret/data/" + written.getKey())))
            .as(written.getKey())
            .isEqualTo(written.getValue());
      }
      for (var open : unanswered()) {
        var read = operator.get("secret/data/" + open);
        if (read.status() != 404) {
          assertThat(value(read)).as(open).isEqualTo(asked.get(open));
        }
        assertThat(operator.post("secret/data/" + open, body("after")).status()).isEqualTo(200);
        assertThat(value(operator.get("secret/data/" + open))).isEqualTo("after");
      }
    }
    var check = platform.commandLine().run("check");
    assertThat(check.exitCode()).as("%s%s", check.out(), check.err()).isZero();
  }

  private List<String> unanswered() {
    return asked.keySet().stream().filter(path -> !answered.containsKey(path)).sorted().toList();
  }

  /** One secret after the other, until nobody is there any more. */
  private void write(HttpsCaller caller, String folder) {
    for (var i = 0; ; i++) {
      var path = folder + i;
      var value = UUID.randomUUID().toString();
      asked.put(path, value);
      try {
        var written = caller.post("secret/data/" + path, body(value));
        if (written.status() == 200) {
          answered.put(path, value);
          enough.countDown();
        } else {
          troubles.add(path + ": " + written.status() + " " + written.error());
        }
      } catch (AssertionError e) {
        if (!isKilled || !(e.getCause() instanceof IOException)) {
          troubles.add(path + ": " + e);
        }
        return;
      }
    }
  }

  private static String body(String value) {
    return "{\"data\": {\"password\": \"%s\"}}".formatted(value);
  }

  private static String value(HttpsCaller.Answered read) {
    assertThat(read.status()).as(read.error()).isEqualTo(200);
    return read.data().path("data").path("password").asText();
  }
}

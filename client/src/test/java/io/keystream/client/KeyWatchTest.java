package io.keystream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.schemas.CallerMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.event.Activated;
import io.keystream.schemas.event.Generated;
import io.keystream.schemas.event.GenerationFailed;
import io.keystream.schemas.wire.KeyEventRecord;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

final class KeyWatchTest {

  private static final KeyVersion V2 = new KeyVersion(2);

  @Test
  void the_watch_ends_when_the_version_protects() {
    var key = new KeyName("watch/active");
    try (var watch = KeyWatch.open(Kafka.bus(), key)) {
      happens(new KeyName("watch/other"), new Activated(2));
      happens(key, new Activated(1));
      happens(key, generated(2));
      happens(key, new Activated(2));
      assertThat(watch.await(V2, Activation.WHEN_GENERATED, Kafka.PATIENCE))
          .isEqualTo(new VersionOutcome.Active(V2));
    }
  }

  @Test
  void a_version_to_be_activated_on_command_is_ready_when_generated() {
    var key = new KeyName("watch/pre-active");
    try (var watch = KeyWatch.open(Kafka.bus(), key)) {
      happens(key, generated(2));
      assertThat(watch.await(V2, Activation.ON_COMMAND, Kafka.PATIENCE))
          .isEqualTo(new VersionOutcome.PreActive(V2));
    }
  }

  @Test
  void a_failed_generation_is_told_with_its_reason() {
    var key = new KeyName("watch/failed");
    try (var watch = KeyWatch.open(Kafka.bus(), key)) {
      happens(key, new GenerationFailed(2, "the HSM is full"));
      assertThat(watch.await(V2, Activation.WHEN_GENERATED, Kafka.PATIENCE))
          .isEqualTo(new VersionOutcome.Failed(V2, "the HSM is full"));
    }
  }

  @Test
  void what_happened_before_the_watch_does_not_end_it() {
    var key = new KeyName("watch/before");
    happens(key, new Activated(2));
    try (var watch = KeyWatch.open(Kafka.bus(), key)) {
      assertThatThrownBy(() -> watch.await(V2, Activation.WHEN_GENERATED, Duration.ofSeconds(1)))
          .isInstanceOf(NoAnswer.TimedOut.class)
          .hasMessageContaining("Version 2 of key 'watch/before' is not ready after 1 s")
          .hasMessageContaining("does a crypto-worker run?");
    }
  }

  private static Generated generated(int version) {
    return new Generated(version, "00", "", "kek");
  }

  private static void happens(KeyName key, SpecificRecord event) {
    try (var producer = Kafka.producer()) {
      Kafka.put(
          producer,
          Topics.KEY_EVENTS,
          null,
          key.path(),
          new KeyEventRecord(
              key.path(),
              1L,
              "c",
              CallerMapping.toRecord(Kafka.CALLER),
              Instant.EPOCH,
              event,
              null));
    }
  }
}

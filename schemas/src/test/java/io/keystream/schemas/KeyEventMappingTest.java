package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.EnvelopeHash;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyOrigin;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.MaterialSource;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.key.OaepHash;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event survives the wire. */
final class KeyEventMappingTest {

  private static final KeyName KEY = new KeyName("payments/cards");
  private static final KeyVersion LAST = new KeyVersion(KeyVersion.MAX);
  private static final Instant TIME = Instant.parse("2026-03-02T03:04:05.678Z");

  static List<KeyEvent> events() {
    var events =
        new ArrayList<KeyEvent>(
            List.of(
                new KeyEvent.Generated(KEY, LAST, new Material("c0ffee", "MIIB", "kek-1")),
                new KeyEvent.GenerationFailed(KEY, LAST, "no room"),
                new KeyEvent.Activated(KEY, LAST),
                new KeyEvent.Suspended(KEY, LAST, "audit"),
                new KeyEvent.Resumed(KEY, LAST),
                new KeyEvent.Deactivated(KEY, LAST),
                new KeyEvent.Compromised(KEY, LAST, "found on a forum"),
                new KeyEvent.DestructionScheduled(KEY, LAST, TIME),
                new KeyEvent.DestructionCancelled(KEY, LAST),
                new KeyEvent.DestructionStarted(KEY, LAST),
                new KeyEvent.Destroyed(KEY, LAST),
                new KeyEvent.Configured(KEY, LAST, MinEncryptionVersion.of(LAST), true),
                new KeyEvent.Configured(KEY, KeyVersion.FIRST, MinEncryptionVersion.NONE, false),
                new KeyEvent.Trimmed(KEY, LAST)));
    for (var activation : Activation.values()) {
      events.add(new KeyEvent.VersionRequested(KEY, LAST, activation));
    }
    for (var hash : OaepHash.values()) {
      events.add(
          new KeyEvent.VersionRequested(
              KEY,
              LAST,
              Activation.WHEN_GENERATED,
              new MaterialSource.Imported(new EnvelopeHash("ab".repeat(32)), hash)));
    }
    for (var origin : KeyOrigin.values()) {
      events.add(
          new KeyEvent.Created(KEY, new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED), origin));
    }
    for (var algorithm : KeyAlgorithm.values()) {
      for (var custody : Custody.values()) {
        events.add(new KeyEvent.Created(KEY, new KeySpec(algorithm, custody)));
      }
    }
    return events;
  }

  @Test
  void every_kind_of_event_has_a_sample() {
    assertThat(events().stream().<Class<?>>map(KeyEvent::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(KeyEvent.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_survives_the_wire(KeyEvent event) {
    var codec = Topics.KEY_EVENTS.codec();
    var caller = new CallerRecord("alice", "shop", null, false);
    var union = KeyEventMapping.toUnion(event);
    var bytes = codec.encode(new KeyEventRecord(KEY.path(), 1L, "c1", caller, TIME, union, null));

    assertThat(KeyEventMapping.toEvent(codec.decode(bytes))).isEqualTo(event);
  }
}

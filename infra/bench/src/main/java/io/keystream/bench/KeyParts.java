package io.keystream.bench;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.Decision;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyDecisions;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyEvolution;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a decision costs, and a fold, for keys that were rotated often. */
@State(Scope.Thread)
public class KeyParts {

  private static final KeyName NAME = new KeyName("payments/cards");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Param({"1", "10", "100"})
  public int versions;

  private final List<KeyEvent> history = new ArrayList<>();
  private Key key = new Key.Absent(NAME);

  /** Rotates a key until it has that many versions. */
  @Setup
  public void rotate() {
    var spec = new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED);
    apply(new KeyCommand.Create(NAME, spec, Activation.WHEN_GENERATED));
    for (var number = 1; number <= versions; number++) {
      var version = new KeyVersion(number);
      apply(new KeyCommand.ConfirmGenerated(NAME, version, new Material("00", "", "bench")));
      if (number < versions) {
        apply(new KeyCommand.Rotate(NAME, Activation.WHEN_GENERATED));
      }
    }
  }

  @Benchmark
  public Decision decideRotation() {
    return KeyDecisions.decide(key, new KeyCommand.Rotate(NAME, Activation.WHEN_GENERATED), NOW);
  }

  @Benchmark
  public Key foldHistory() {
    Key folded = new Key.Absent(NAME);
    for (var event : history) {
      folded = KeyEvolution.evolve(folded, event);
    }
    return folded;
  }

  private void apply(KeyCommand command) {
    switch (KeyDecisions.decide(key, command, NOW)) {
      case Decision.Accepted(var events) -> {
        history.addAll(events);
        for (var event : events) {
          key = KeyEvolution.evolve(key, event);
        }
      }
      case Decision.Refused(var reason) -> throw new IllegalStateException(reason.toString());
    }
  }
}

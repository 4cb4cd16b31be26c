package io.keystream.audit.streams;

import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
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
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.CallerMapping;
import io.keystream.schemas.KeyEventMapping;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A key's life as random commands make it, decided by the domain. */
public final class RandomKeyLog {

  static final CallerRecord CALLER =
      CallerMapping.toRecord(
          new Caller(new Principal("ops"), new Application("console"), new User.None()));

  private final Random random;
  private final List<KeyEventRecord> events = new ArrayList<>();
  private Key key;
  private Instant now = Instant.parse("2026-11-02T08:00:00Z");

  public RandomKeyLog(KeyName name, Random random) {
    this.key = new Key.Absent(name);
    this.random = random;
  }

  public Key key() {
    return key;
  }

  public List<KeyEventRecord> events() {
    return List.copyOf(events);
  }

  public void grow(int commands) {
    for (var i = 0; i < commands; i++) {
      now = now.plus(Duration.ofHours(random.nextInt(1, 48)));
      if (KeyDecisions.decide(key, command(), now) instanceof Decision.Accepted(var accepted)) {
        accepted.forEach(this::append);
      }
    }
  }

  private void append(KeyEvent event) {
    key = KeyEvolution.evolve(key, event);
    events.add(
        new KeyEventRecord(
            key.name().path(),
            (long) events.size() + 1,
            new UUID(random.nextLong(), random.nextLong()).toString(),
            CALLER,
            now,
            KeyEventMapping.toUnion(event)));
  }

  private KeyCommand command() {
    var name = key.name();
    var version = new KeyVersion(random.nextInt(1, 6));
    VersionScope scope =
        random.nextBoolean() ? new VersionScope.All() : new VersionScope.One(version);
    return switch (random.nextInt(12)) {
      case 0 ->
          new KeyCommand.Create(
              name, new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED), Activation.WHEN_GENERATED);
      case 1 -> new KeyCommand.Rotate(name, Activation.WHEN_GENERATED);
      case 2 -> new KeyCommand.Activate(name, version);
      case 3 -> new KeyCommand.Suspend(name, scope, "test");
      case 4 -> new KeyCommand.Resume(name, scope);
      case 5 -> new KeyCommand.Deactivate(name, scope);
      case 6 -> new KeyCommand.ReportCompromise(name, scope, "test");
      case 7 -> new KeyCommand.ScheduleDestruction(name, scope, now.plus(Duration.ofDays(8)));
      case 8 -> new KeyCommand.CancelDestruction(name, scope);
      case 9 -> new KeyCommand.DestroyDue(name);
      case 10 -> new KeyCommand.ConfirmDestroyed(name, version);
      default ->
          new KeyCommand.ConfirmGenerated(
              name, version, new Material("check-" + version, "", "kek-1"));
    };
  }
}

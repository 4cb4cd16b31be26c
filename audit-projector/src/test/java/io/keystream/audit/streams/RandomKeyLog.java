package io.keystream.audit.streams;

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
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A key's life as random commands make it, decided by the domain. */
public final class RandomKeyLog {

  private final Random random;
  private final SigningService service;
  private final int partition;
  private final List<KeyEventRecord> events = new ArrayList<>();
  private Key key;
  private Instant now;

  /**
   * Before its first event.
   *
   * @param partition where the events are going to stand
   */
  public RandomKeyLog(KeyName name, int partition, SigningService service, Random random) {
    this.key = new Key.Absent(name);
    this.partition = partition;
    this.service = service;
    this.random = random;
    this.now = service.after(Duration.ZERO);
  }

  public Key key() {
    return key;
  }

  public List<KeyEventRecord> events() {
    return List.copyOf(events);
  }

  public void grow(int commands) {
    for (var i = 0; i < commands; i++) {
      now = service.after(step());
      var command = command();
      if (KeyDecisions.decide(key, command, now) instanceof Decision.Accepted(var accepted)) {
        var id = new UUID(random.nextLong(), random.nextLong());
        var signed = service.command(id, command);
        accepted.forEach(event -> append(id, signed, event));
      }
    }
  }

  /** Some minutes, and now and then so long that a destruction comes due. */
  private Duration step() {
    return random.nextInt(100) == 0
        ? Duration.ofDays(9)
        : Duration.ofMinutes(random.nextInt(1, 60));
  }

  private void append(UUID id, SignedCommandRecord command, KeyEvent event) {
    key = KeyEvolution.evolve(key, event);
    events.add(service.event(id, command, partition, events.size() + 1L, event));
  }

  private KeyCommand command() {
    var name = key.name();
    var version = new KeyVersion(random.nextInt(1, 6));
    VersionScope scope =
        random.nextBoolean() ? new VersionScope.All() : new VersionScope.One(version);
    return switch (random.nextInt(15)) {
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
      case 11, 12 ->
          new KeyCommand.Configure(
              name,
              random.nextBoolean() ? version : null,
              random.nextBoolean() ? MinEncryptionVersion.of(version) : null,
              random.nextBoolean());
      case 13 -> new KeyCommand.Trim(name, version);
      default ->
          new KeyCommand.ConfirmGenerated(
              name, version, new Material("check-" + version, "", "kek-1"));
    };
  }
}

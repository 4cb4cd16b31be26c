package io.keystream.domain.key;

import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.DUE;
import static io.keystream.domain.key.Events.MATERIAL;
import static io.keystream.domain.key.Events.REASON;
import static io.keystream.domain.key.Events.SPEC;
import static io.keystream.domain.key.Events.v;

import java.time.Instant;

/** What may be asked of the key {@code payments/cards}. */
final class Commands {
  static final VersionScope ALL = new VersionScope.All();

  private Commands() {}

  static VersionScope only(int version) {
    return new VersionScope.One(v(version));
  }

  static KeyCommand create() {
    return new KeyCommand.Create(CARDS, SPEC, Activation.WHEN_GENERATED);
  }

  static final MaterialSource.Imported ENVELOPE =
      new MaterialSource.Imported(new EnvelopeHash("ab".repeat(32)), OaepHash.SHA_1);

  static KeyCommand importKey(KeyOrigin origin) {
    return new KeyCommand.Import(CARDS, KeyAlgorithm.AES_256, origin, ENVELOPE);
  }

  static KeyCommand importVersion() {
    return new KeyCommand.ImportVersion(CARDS, ENVELOPE);
  }

  static KeyCommand delete(Instant at) {
    return new KeyCommand.Delete(CARDS, at);
  }

  static KeyCommand rotate() {
    return new KeyCommand.Rotate(CARDS, Activation.WHEN_GENERATED);
  }

  static KeyCommand rotateOnCommand() {
    return new KeyCommand.Rotate(CARDS, Activation.ON_COMMAND);
  }

  static KeyCommand activate(int version) {
    return new KeyCommand.Activate(CARDS, v(version));
  }

  static KeyCommand suspend(VersionScope versions) {
    return new KeyCommand.Suspend(CARDS, versions, REASON);
  }

  static KeyCommand resume(VersionScope versions) {
    return new KeyCommand.Resume(CARDS, versions);
  }

  static KeyCommand deactivate(VersionScope versions) {
    return new KeyCommand.Deactivate(CARDS, versions);
  }

  static KeyCommand reportCompromise(VersionScope versions) {
    return new KeyCommand.ReportCompromise(CARDS, versions, REASON);
  }

  static KeyCommand scheduleDestruction(VersionScope versions) {
    return scheduleDestruction(versions, DUE);
  }

  static KeyCommand scheduleDestruction(VersionScope versions, Instant at) {
    return new KeyCommand.ScheduleDestruction(CARDS, versions, at);
  }

  static KeyCommand cancelDestruction(VersionScope versions) {
    return new KeyCommand.CancelDestruction(CARDS, versions);
  }

  static KeyCommand configure(int minDecryption, int minEncryption) {
    return new KeyCommand.Configure(
        CARDS, v(minDecryption), new MinEncryptionVersion(minEncryption), null);
  }

  static KeyCommand trim(int minAvailable) {
    return new KeyCommand.Trim(CARDS, v(minAvailable));
  }

  static KeyCommand destroyDue() {
    return new KeyCommand.DestroyDue(CARDS);
  }

  static KeyCommand confirmGenerated(int version) {
    return new KeyCommand.ConfirmGenerated(CARDS, v(version), MATERIAL);
  }

  static KeyCommand reportGenerationFailed(int version) {
    return new KeyCommand.ReportGenerationFailed(CARDS, v(version), REASON);
  }

  static KeyCommand confirmDestroyed(int version) {
    return new KeyCommand.ConfirmDestroyed(CARDS, v(version));
  }
}

package io.keystream.domain.key;

import java.time.Duration;
import java.time.Instant;

/** What happened to the key {@code payments/cards}, short enough to read as a history. */
final class Events {
  static final KeyName CARDS = new KeyName("payments/cards");
  static final KeySpec SPEC = new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED);
  static final Material MATERIAL = new Material("c0ffee", "", "kek-1");
  static final String REASON = "because";
  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final Instant DUE = NOW.plus(Duration.ofDays(7));

  private Events() {}

  static KeyVersion v(int number) {
    return new KeyVersion(number);
  }

  static KeyEvent created() {
    return new KeyEvent.Created(CARDS, SPEC);
  }

  static KeyEvent requested(int version) {
    return new KeyEvent.VersionRequested(CARDS, v(version), Activation.WHEN_GENERATED);
  }

  static KeyEvent requestedOnCommand(int version) {
    return new KeyEvent.VersionRequested(CARDS, v(version), Activation.ON_COMMAND);
  }

  static KeyEvent generated(int version) {
    return new KeyEvent.Generated(CARDS, v(version), MATERIAL);
  }

  static KeyEvent failed(int version) {
    return new KeyEvent.GenerationFailed(CARDS, v(version), REASON);
  }

  static KeyEvent activated(int version) {
    return new KeyEvent.Activated(CARDS, v(version));
  }

  static KeyEvent suspended(int version) {
    return new KeyEvent.Suspended(CARDS, v(version), REASON);
  }

  static KeyEvent resumed(int version) {
    return new KeyEvent.Resumed(CARDS, v(version));
  }

  static KeyEvent deactivated(int version) {
    return new KeyEvent.Deactivated(CARDS, v(version));
  }

  static KeyEvent compromised(int version) {
    return new KeyEvent.Compromised(CARDS, v(version), REASON);
  }

  static KeyEvent scheduled(int version) {
    return new KeyEvent.DestructionScheduled(CARDS, v(version), DUE);
  }

  static KeyEvent cancelled(int version) {
    return new KeyEvent.DestructionCancelled(CARDS, v(version));
  }

  static KeyEvent configured(int minDecryption, int minEncryption) {
    return new KeyEvent.Configured(
        CARDS, v(minDecryption), new MinEncryptionVersion(minEncryption), false);
  }

  static KeyEvent trimmed(int minAvailable) {
    return new KeyEvent.Trimmed(CARDS, v(minAvailable));
  }

  static KeyEvent started(int version) {
    return new KeyEvent.DestructionStarted(CARDS, v(version));
  }

  static KeyEvent destroyed(int version) {
    return new KeyEvent.Destroyed(CARDS, v(version));
  }
}

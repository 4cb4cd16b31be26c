package io.keystream.domain.key;

import java.time.Instant;

/** What happened to a key. */
public sealed interface KeyEvent {

  KeyName key();

  /** Where an import failed and none of the key's versions ever had material, it begins again. */
  record Created(KeyName key, KeySpec spec, KeyOrigin origin) implements KeyEvent {

    public Created(KeyName key, KeySpec spec) {
      this(key, spec, KeyOrigin.GENERATED);
    }
  }

  /** The HSM is asked for the material of a version. */
  record VersionRequested(
      KeyName key, KeyVersion version, Activation activation, MaterialSource source)
      implements KeyEvent {

    /** The HSM makes it. */
    public VersionRequested(KeyName key, KeyVersion version, Activation activation) {
      this(key, version, activation, MaterialSource.GENERATED);
    }
  }

  record Generated(KeyName key, KeyVersion version, Material material) implements KeyEvent {}

  record GenerationFailed(KeyName key, KeyVersion version, String reason) implements KeyEvent {}

  record Activated(KeyName key, KeyVersion version) implements KeyEvent {}

  record Suspended(KeyName key, KeyVersion version, String reason) implements KeyEvent {}

  record Resumed(KeyName key, KeyVersion version) implements KeyEvent {}

  record Deactivated(KeyName key, KeyVersion version) implements KeyEvent {}

  record Compromised(KeyName key, KeyVersion version, String reason) implements KeyEvent {}

  record DestructionScheduled(KeyName key, KeyVersion version, Instant at) implements KeyEvent {}

  record DestructionCancelled(KeyName key, KeyVersion version) implements KeyEvent {}

  /** The whole configuration as it is from here on, beside what was trimmed. */
  record Configured(
      KeyName key,
      KeyVersion minDecryptionVersion,
      MinEncryptionVersion minEncryptionVersion,
      boolean deletionAllowed)
      implements KeyEvent {}

  /** The material of versions below is given up for good; the start of each destruction follows. */
  record Trimmed(KeyName key, KeyVersion minAvailableVersion) implements KeyEvent {}

  /** The HSM is asked to destroy the material. */
  record DestructionStarted(KeyName key, KeyVersion version) implements KeyEvent {}

  record Destroyed(KeyName key, KeyVersion version) implements KeyEvent {}
}

package io.keystream.domain.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be asked of a key. */
public sealed interface KeyCommand {

  KeyName key();

  /** Make a key with a first version. */
  record Create(KeyName key, KeySpec spec, Activation activation) implements KeyCommand {}

  /** Make a fresh version; once active it protects and its predecessor only processes. */
  record Rotate(KeyName key, Activation activation) implements KeyCommand {}

  /**
   * Make a key whose first version comes from outside; its material is kept wrapped.
   *
   * @param origin whether the HSM may make others
   */
  record Import(
      KeyName key, KeyAlgorithm algorithm, KeyOrigin origin, MaterialSource.Imported source)
      implements KeyCommand {

    public Import {
      if (!origin.isImported()) {
        throw new IllegalArgumentException("a key that is imported is not " + origin);
      }
    }

    public KeySpec spec() {
      return new KeySpec(algorithm, Custody.WRAPPED);
    }
  }

  /** Take a further version in from outside, for a key that was imported. */
  record ImportVersion(KeyName key, MaterialSource.Imported source) implements KeyCommand {}

  /** Let a pre-active version protect. */
  record Activate(KeyName key, KeyVersion version) implements KeyCommand {}

  /** Stop every use until resumed. */
  record Suspend(KeyName key, VersionScope versions, String reason) implements KeyCommand {}

  /** Return suspended versions to the state they came from. */
  record Resume(KeyName key, VersionScope versions) implements KeyCommand {}

  /** Stop protecting; what was protected still opens. */
  record Deactivate(KeyName key, VersionScope versions) implements KeyCommand {}

  /** Record that others may know the material; a fresh version follows if it was protecting. */
  record ReportCompromise(KeyName key, VersionScope versions, String reason)
      implements KeyCommand {}

  /** Destroy the material at a time 7 to 30 days ahead; until then it is not used. */
  record ScheduleDestruction(KeyName key, VersionScope versions, Instant at)
      implements KeyCommand {}

  /**
   * End all use of a key and destroy its material at a time 7 to 30 days ahead, if its
   * configuration allows deletion.
   */
  record Delete(KeyName key, Instant at) implements KeyCommand {}

  /** Take back a scheduled destruction. */
  record CancelDestruction(KeyName key, VersionScope versions) implements KeyCommand {}

  /**
   * Say which versions are still used and whether Vault's {@code DELETE} may destroy the key; null
   * leaves it as it is.
   *
   * @param minDecryptionVersion 1 to the latest version
   * @param minEncryptionVersion none, or from the least that opens to the latest version
   */
  record Configure(
      KeyName key,
      @Nullable KeyVersion minDecryptionVersion,
      @Nullable MinEncryptionVersion minEncryptionVersion,
      @Nullable Boolean deletionAllowed)
      implements KeyCommand {}

  /**
   * Destroy the material of every version below at once and for good; both minimums must be set at
   * or above it.
   */
  record Trim(KeyName key, KeyVersion minAvailableVersion) implements KeyCommand {}

  /** Carry out the destructions whose time has come. */
  record DestroyDue(KeyName key) implements KeyCommand {}

  /** Outcome: the HSM made the material. */
  record ConfirmGenerated(KeyName key, KeyVersion version, Material material)
      implements KeyCommand {}

  /** Outcome: the HSM could not make the material. */
  record ReportGenerationFailed(KeyName key, KeyVersion version, String reason)
      implements KeyCommand {}

  /** Outcome: the material is gone. */
  record ConfirmDestroyed(KeyName key, KeyVersion version) implements KeyCommand {}
}

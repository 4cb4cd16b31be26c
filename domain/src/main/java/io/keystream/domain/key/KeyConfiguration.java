package io.keystream.domain.key;

/**
 * What operators have set for a key, in the words of Vault's transit engine.
 *
 * @param minDecryptionVersion versions below it neither open nor verify, until it is lowered
 * @param minEncryptionVersion the active version protects only if it is not below it
 * @param minAvailableVersion versions below it are trimmed: their material is destroyed for good.
 *     The first version where nothing is trimmed (Vault shows 0 then)
 * @param deletionAllowed whether Vault's {@code DELETE transit/keys/NAME} may schedule the key's
 *     destruction. Guards that route only: {@link KeyCommand.ScheduleDestruction} itself waits and
 *     can be cancelled
 */
public record KeyConfiguration(
    KeyVersion minDecryptionVersion,
    MinEncryptionVersion minEncryptionVersion,
    KeyVersion minAvailableVersion,
    boolean deletionAllowed) {

  /** Of a key that nobody has configured. */
  public static final KeyConfiguration DEFAULT =
      new KeyConfiguration(KeyVersion.FIRST, MinEncryptionVersion.NONE, KeyVersion.FIRST, false);

  public KeyConfiguration {
    var least = minEncryptionVersion.version();
    if (least != null && least.compareTo(minDecryptionVersion) < 0) {
      throw new IllegalArgumentException(
          "min encryption version "
              + least
              + " is below min decryption version "
              + minDecryptionVersion);
    }
    if (minAvailableVersion.compareTo(minDecryptionVersion) > 0) {
      throw new IllegalArgumentException(
          "min available version "
              + minAvailableVersion
              + " is above min decryption version "
              + minDecryptionVersion);
    }
  }

  KeyConfiguration with(KeyEvent.Configured event) {
    return new KeyConfiguration(
        event.minDecryptionVersion(),
        event.minEncryptionVersion(),
        minAvailableVersion,
        event.deletionAllowed());
  }

  KeyConfiguration with(KeyEvent.Trimmed event) {
    return new KeyConfiguration(
        minDecryptionVersion, minEncryptionVersion, event.minAvailableVersion(), deletionAllowed);
  }

  /** The least version that may protect: what nobody may open again is not made either. */
  KeyVersion leastProtecting() {
    var least = minEncryptionVersion.version();
    return least == null ? minDecryptionVersion : least;
  }

  boolean isTrimmed(KeyVersion version) {
    return version.compareTo(minAvailableVersion) < 0;
  }
}

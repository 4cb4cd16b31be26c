package io.keystream.domain.key;

import org.jspecify.annotations.Nullable;

/**
 * The least version that may protect; 0 sets none: the active version protects, whatever its
 * number.
 */
public record MinEncryptionVersion(int number) {

  public static final MinEncryptionVersion NONE = new MinEncryptionVersion(0);

  public MinEncryptionVersion {
    if (number < 0 || number > KeyVersion.MAX) {
      throw new IllegalArgumentException(
          "min encryption version must be 0 to " + KeyVersion.MAX + ": " + number);
    }
  }

  public static MinEncryptionVersion of(KeyVersion version) {
    return new MinEncryptionVersion(version.number());
  }

  /** Null where none is set. */
  public @Nullable KeyVersion version() {
    return number == 0 ? null : new KeyVersion(number);
  }

  @Override
  public String toString() {
    return number == 0 ? "none" : "v" + number;
  }
}

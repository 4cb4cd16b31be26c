package io.keystream.worker.token.pkcs11;

import java.nio.file.Path;

/**
 * Which token to open, and for whom.
 *
 * @param tokenLabel finds the slot
 * @param pinFile holds the user's PIN, and nothing else but a line end
 * @param domain the worker domain, 1 to 18 of {@code a-z 0-9 -}
 * @param sessions operations that run at once, 1 to 64; as many as there are threads that call
 */
public record Pkcs11Settings(String tokenLabel, Path pinFile, String domain, int sessions) {

  public Pkcs11Settings {
    if (tokenLabel.isBlank() || tokenLabel.length() > 32) {
      throw new IllegalArgumentException(
          "token label must have 1 to 32 characters: '" + tokenLabel + "'");
    }
    if (sessions < 1 || sessions > 64) {
      throw new IllegalArgumentException("sessions must be 1 to 64: " + sessions);
    }
  }
}

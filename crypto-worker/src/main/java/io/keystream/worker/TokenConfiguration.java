package io.keystream.worker;

import io.keystream.worker.token.Token;
import io.keystream.worker.token.pkcs11.Pkcs11Library;
import io.keystream.worker.token.pkcs11.Pkcs11Settings;
import io.keystream.worker.token.pkcs11.Pkcs11Token;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/**
 * Where the HSM is and how it is opened; the PIN itself is never a setting.
 *
 * @param module the PKCS#11 library
 */
record TokenConfiguration(Path module, Pkcs11Settings token) {

  /** Requests, key events and a look at the health, with one to spare. */
  private static final int SESSIONS = 4;

  /**
   * From settings named {@code pkcs11.module}, {@code pkcs11.token.label}, {@code pkcs11.pin.file}
   * and {@code worker.domain}.
   */
  static TokenConfiguration of(Map<String, String> settings) {
    var errors = new ArrayList<String>();
    for (var needed :
        new String[] {"pkcs11.module", "pkcs11.token.label", "pkcs11.pin.file", "worker.domain"}) {
      if (settings.getOrDefault(needed, "").isBlank()) {
        errors.add(needed + " is missing");
      }
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", errors));
    }
    return new TokenConfiguration(
        Path.of(settings.getOrDefault("pkcs11.module", "")),
        new Pkcs11Settings(
            settings.getOrDefault("pkcs11.token.label", ""),
            Path.of(settings.getOrDefault("pkcs11.pin.file", "")),
            settings.getOrDefault("worker.domain", ""),
            SESSIONS));
  }

  /** Logs in once; a wrong PIN is never tried again. */
  Token open() {
    return Pkcs11Token.open(Pkcs11Library.load(module), token);
  }
}

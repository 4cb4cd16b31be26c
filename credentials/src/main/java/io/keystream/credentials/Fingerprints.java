package io.keystream.credentials;

import io.keystream.domain.access.Fingerprint;

/** Names certificates and public keys. */
public final class Fingerprints {
  private Fingerprints() {}

  public static Fingerprint of(byte[] der) {
    return Fingerprint.ofBytes(Sha256.of(der));
  }
}

package io.keystream.sealing;

import io.keystream.credentials.Fields;
import io.keystream.credentials.Sha256;
import java.security.SecureRandom;

/** The same bytes each time, for pinned test vectors: SHA-256 of a counter. */
final class CountingRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private int counter;

  @Override
  public void nextBytes(byte[] bytes) {
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = Sha256.of(Fields.u32(counter++))[0];
    }
  }
}

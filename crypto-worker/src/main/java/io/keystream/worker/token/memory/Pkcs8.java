package io.keystream.worker.token.memory;

import io.keystream.worker.token.TokenFailure;
import java.util.Arrays;

/** PKCS#8 PrivateKeyInfo with the zero bytes cut off that SoftHSM puts behind it. */
final class Pkcs8 {

  private static final int MAX_PADDING_BYTES = 7;

  private Pkcs8() {}

  static byte[] exact(byte[] padded) {
    int length = sequenceBytes(padded);
    if (length > padded.length || padded.length - length > MAX_PADDING_BYTES) {
      throw new TokenFailure.MaterialRejected("the blob is no PKCS#8 private key");
    }
    for (int i = length; i < padded.length; i++) {
      if (padded[i] != 0) {
        throw new TokenFailure.MaterialRejected("the blob is more than a PKCS#8 private key");
      }
    }
    return Arrays.copyOf(padded, length);
  }

  /** The bytes of the DER SEQUENCE, tag and length included; a private key needs at most 64 KiB. */
  private static int sequenceBytes(byte[] der) {
    if (der.length < 4 || der[0] != 0x30) {
      throw new TokenFailure.MaterialRejected("the blob is no PKCS#8 private key");
    }
    int first = der[1] & 0xff;
    return switch (first) {
      case 0x81 -> 3 + (der[2] & 0xff);
      case 0x82 -> 4 + (((der[2] & 0xff) << 8) | (der[3] & 0xff));
      default -> 2 + first;
    };
  }
}

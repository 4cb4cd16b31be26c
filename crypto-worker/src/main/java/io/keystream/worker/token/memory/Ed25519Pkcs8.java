package io.keystream.worker.token.memory;

import io.keystream.worker.token.TokenFailure;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Ed25519 private keys as PKCS#8 (RFC 8410 section 7). */
final class Ed25519Pkcs8 {

  private static final byte[] PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private Ed25519Pkcs8() {}

  static ClearKey encode(Ed25519PrivateKeyParameters key) {
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + Ed25519PrivateKeyParameters.KEY_SIZE);
    key.encode(encoded, PREFIX.length);
    return new ClearKey(encoded);
  }

  static Ed25519PrivateKeyParameters decode(ClearKey key) {
    byte[] encoded = key.revealBytes();
    if (encoded.length != PREFIX.length + Ed25519PrivateKeyParameters.KEY_SIZE
        || !Arrays.equals(encoded, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      throw new TokenFailure.MaterialRejected("the blob is no Ed25519 private key");
    }
    return new Ed25519PrivateKeyParameters(encoded, PREFIX.length);
  }
}

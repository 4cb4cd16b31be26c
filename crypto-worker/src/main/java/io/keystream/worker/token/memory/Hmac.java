package io.keystream.worker.token.memory;

import io.keystream.domain.key.KeyAlgorithm;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC (RFC 2104) with the hash of the key's algorithm. */
final class Hmac {
  private Hmac() {}

  static byte[] mac(KeyAlgorithm algorithm, ClearKey key, byte[] message) {
    String name = name(algorithm);
    try {
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key.revealBytes(), name));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + name, e);
    }
  }

  private static String name(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case HMAC_SHA_256 -> "HmacSHA256";
      case HMAC_SHA_384 -> "HmacSHA384";
      case HMAC_SHA_512 -> "HmacSHA512";
      case AES_256, RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P384, EC_P521, ED25519, ECDH_P256 ->
          throw new IllegalArgumentException(algorithm + " makes no MAC");
    };
  }
}

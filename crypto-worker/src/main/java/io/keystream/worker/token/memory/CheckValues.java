package io.keystream.worker.token.memory;

import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.CheckContext;

/** Check values as {@link CheckContext} defines them. */
final class CheckValues {
  private CheckValues() {}

  static Bytes of(CheckContext context, ClearKey key, Bytes publicKey) {
    return switch (context.algorithm()) {
      case AES_256 -> Gcm.encrypt(key, context.nonce(), new byte[0], context.bytes()).ciphertext();
      case HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 ->
          context.ofMac(Hmac.mac(context.algorithm(), key, context.bytes()));
      case RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P384, EC_P521, ED25519, ECDH_P256 ->
          context.ofPublicKey(publicKey);
    };
  }
}

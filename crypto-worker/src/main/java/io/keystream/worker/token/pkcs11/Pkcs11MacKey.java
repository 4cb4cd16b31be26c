package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.CheckContext;
import io.keystream.worker.token.InputLimit;
import io.keystream.worker.token.MacKey;
import io.keystream.worker.token.MaterialName;

/** HMAC in the token. */
record Pkcs11MacKey(
    MaterialName id, KeyAlgorithm algorithm, KeyHandle handle, Operations operations)
    implements MacKey {

  @Override
  public byte[] mac(byte[] message) {
    InputLimit.check(message);
    CheckContext.refuseReserved(message);
    return handle.use(key -> operations.sign(key, mechanism(algorithm), message));
  }

  static long mechanism(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case HMAC_SHA_256 -> Ck.CKM_SHA256_HMAC;
      case HMAC_SHA_384 -> Ck.CKM_SHA384_HMAC;
      case HMAC_SHA_512 -> Ck.CKM_SHA512_HMAC;
      case AES_256, RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P384, EC_P521, ED25519, ECDH_P256 ->
          throw new IllegalArgumentException(algorithm + " makes no MAC");
    };
  }

  @Override
  public void close() {
    handle.close();
  }
}

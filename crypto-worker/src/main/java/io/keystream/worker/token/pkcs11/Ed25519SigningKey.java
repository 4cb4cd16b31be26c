package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.worker.token.InputLimit;
import io.keystream.worker.token.JcaSignature;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.SigningKey;

/** Ed25519 in the token, which SunPKCS11 has no name for. */
record Ed25519SigningKey(MaterialName id, KeyHandle handle, Operations operations)
    implements SigningKey {

  @Override
  public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
    InputLimit.check(message);
    JcaSignature.checkFits(algorithm, KeyAlgorithm.ED25519);
    return handle.use(key -> operations.sign(key, Ck.CKM_EDDSA, message));
  }

  @Override
  public byte[] signDigest(SignatureAlgorithm algorithm, byte[] digest) {
    throw new IllegalArgumentException(algorithm + " takes no digest");
  }

  @Override
  public void close() {
    handle.close();
  }
}

package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.EncryptionKey;
import io.keystream.worker.token.InputLimit;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.Sealed;

/** AES-256-GCM in the token. */
record Pkcs11EncryptionKey(MaterialName id, KeyHandle handle, Operations operations)
    implements EncryptionKey {

  @Override
  public Sealed encrypt(byte[] plaintext, byte[] additionalData) {
    InputLimit.check(plaintext, additionalData);
    return handle.use(key -> operations.encrypt(key, plaintext, additionalData));
  }

  @Override
  public byte[] decrypt(Sealed sealed, byte[] additionalData) {
    InputLimit.checkCiphertext(sealed, additionalData);
    return handle.use(key -> operations.decrypt(key, sealed, additionalData));
  }

  @Override
  public void close() {
    handle.close();
  }
}

package io.keystream.worker.token.memory;

import io.keystream.worker.token.EncryptionKey;
import io.keystream.worker.token.InputLimit;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.Sealed;
import java.security.SecureRandom;

/** AES-256-GCM in this process. */
record MemoryEncryptionKey(MaterialName id, KeyInUse key, SecureRandom random)
    implements EncryptionKey {

  @Override
  public Sealed encrypt(byte[] plaintext, byte[] additionalData) {
    InputLimit.check(plaintext, additionalData);
    byte[] iv = new byte[Sealed.IV_BYTES];
    random.nextBytes(iv);
    return key.use(clear -> Gcm.encrypt(clear, iv, plaintext, additionalData));
  }

  @Override
  public byte[] decrypt(Sealed sealed, byte[] additionalData) {
    InputLimit.checkCiphertext(sealed, additionalData);
    return key.use(clear -> Gcm.decrypt(clear, sealed, additionalData));
  }

  @Override
  public void close() {
    key.close();
  }
}

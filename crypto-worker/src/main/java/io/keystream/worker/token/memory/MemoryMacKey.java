package io.keystream.worker.token.memory;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.CheckContext;
import io.keystream.worker.token.InputLimit;
import io.keystream.worker.token.MacKey;
import io.keystream.worker.token.MaterialName;

/** HMAC in this process. */
record MemoryMacKey(MaterialName id, KeyAlgorithm algorithm, KeyInUse key) implements MacKey {

  @Override
  public byte[] mac(byte[] message) {
    InputLimit.check(message);
    CheckContext.refuseReserved(message);
    return key.use(clear -> Hmac.mac(algorithm, clear, message));
  }

  @Override
  public void close() {
    key.close();
  }
}

package io.keystream.worker.token.memory;

import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.TokenFailure;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.RFC5649WrapEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES key wrap with padding (RFC 5649). */
final class KeyWrap {
  private KeyWrap() {}

  static Bytes wrap(ClearKey kek, ClearKey key) {
    byte[] clear = key.revealBytes();
    return Bytes.adopt(engine(true, kek).wrap(clear, 0, clear.length));
  }

  static ClearKey unwrap(ClearKey kek, Bytes blob) {
    try {
      return new ClearKey(engine(false, kek).unwrap(blob.toArray(), 0, blob.size()));
    } catch (InvalidCipherTextException _) {
      throw new TokenFailure.MaterialRejected("the blob is corrupt or wrapped under another key");
    }
  }

  private static RFC5649WrapEngine engine(boolean wrapping, ClearKey kek) {
    RFC5649WrapEngine engine = new RFC5649WrapEngine(AESEngine.newInstance());
    engine.init(wrapping, new KeyParameter(kek.revealBytes()));
    return engine;
  }
}

package io.keystream.worker.token.memory;

import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.TokenFailure;
import java.util.Set;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.RFC5649WrapEngine;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES key wrap with padding (RFC 5649). */
final class KeyWrap {
  private static final Set<Integer> AES_BYTES = Set.of(16, 24, 32);

  private KeyWrap() {}

  static Bytes wrap(ClearKey kek, ClearKey key) {
    byte[] clear = key.revealBytes();
    return Bytes.adopt(engine(true, kek).wrap(clear, 0, clear.length));
  }

  static ClearKey unwrap(ClearKey kek, Bytes blob) {
    if (!AES_BYTES.contains(kek.revealBytes().length)) {
      throw new TokenFailure.MaterialRejected("no AES key wrapped the blob");
    }
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

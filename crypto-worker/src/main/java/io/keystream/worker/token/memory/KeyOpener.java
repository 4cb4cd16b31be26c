package io.keystream.worker.token.memory;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.CheckContext;
import io.keystream.worker.token.LoadedKey;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.PairProbe;
import io.keystream.worker.token.TokenFailure;
import java.security.SecureRandom;

/** Makes loaded keys of clear ones, once they have proven to be what the material says. */
final class KeyOpener {

  private static final int AES_256_BYTES = 32;

  private final SecureRandom random;
  private final PairProbe probe = new PairProbe();

  KeyOpener(SecureRandom random) {
    this.random = random;
  }

  /** Closes the key if it is refused. */
  LoadedKey open(CheckContext context, KeyInUse key, Material material) {
    boolean proven = false;
    try {
      LoadedKey opened = proven(context, key, material);
      proven = true;
      return opened;
    } finally {
      if (!proven) {
        key.close();
      }
    }
  }

  private LoadedKey proven(CheckContext context, KeyInUse key, Material material) {
    MaterialName id = context.id();
    KeyAlgorithm algorithm = context.algorithm();
    Bytes publicKey = material.publicKey();
    checkValue(context, key, material);
    return switch (algorithm) {
      case AES_256 -> new MemoryEncryptionKey(id, key, random);
      case HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 -> new MemoryMacKey(id, algorithm, key);
      case RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P384, EC_P521, ED25519 -> {
        MemorySigningKey signing = new MemorySigningKey(id, algorithm, key);
        probe.check(signing, algorithm, publicKey);
        yield signing;
      }
      case ECDH_P256 -> {
        MemoryAgreementKey agreement = new MemoryAgreementKey(id, key);
        probe.check(agreement, publicKey);
        yield agreement;
      }
    };
  }

  private static void checkValue(CheckContext context, KeyInUse key, Material material) {
    boolean matches =
        key.use(clear ->
            fits(context.algorithm(), clear)
                && CheckValues.of(context, clear, material.publicKey())
                    .equals(material.checkValue()));
    if (!matches) {
      throw new TokenFailure.MaterialRejected(
          "the check value is not that of " + context.id().words());
    }
  }

  /** Whatever has another length is another key's blob, which no cipher should meet. */
  private static boolean fits(KeyAlgorithm algorithm, ClearKey clear) {
    return algorithm != KeyAlgorithm.AES_256 || clear.revealBytes().length == AES_256_BYTES;
  }
}

package io.keystream.worker.domainkeys;

import io.keystream.credentials.Fields;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.sealing.Suite;
import io.keystream.sealing.hpke.DecapsulationKey;
import io.keystream.sealing.hpke.DhKem;
import io.keystream.sealing.hpke.Group;
import io.keystream.sealing.hpke.HybridKem;
import io.keystream.sealing.hpke.KeyPair;
import io.keystream.sealing.hpke.X25519KeyPair;
import io.keystream.worker.token.AgreementKey;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.DomainMaterialId;
import io.keystream.worker.token.DomainMaterialId.Purpose;
import io.keystream.worker.token.MacKey;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.Token;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The private halves of the epochs' keys. One on P-256 is in the HSM and does its part there.
 * ML-KEM and X25519 are for the worker's memory: their secrets come from a key of the epoch in the
 * HSM by HMAC-SHA-512, so that every worker of the domain comes to the same ones and nothing of
 * them is kept anywhere else. Destroying the epoch destroys both keys of the HSM.
 *
 * <p>Thread safety: that of the token.
 */
final class EpochKeys {

  private static final String LABEL = "keystream domain secret 1";
  private static final int X25519_BYTES = 32;

  private final Token token;
  private final String domain;

  EpochKeys(Token token, String domain) {
    this.token = token;
    this.domain = domain;
  }

  /** Makes it unless it is there; the caller closes it. */
  DecapsulationKey key(int epoch, Suite suite) {
    return switch (suite) {
      case X25519 -> new DhKem(Group.X25519).key(pairInMemory(epoch, suite));
      case P256 -> new DhKem(Group.P256).key(pairInHsm(epoch));
      case X_WING -> hybrid(HybridKem.X_WING, epoch, suite, () -> pairInMemory(epoch, suite));
      case MLKEM768_P256 -> hybrid(HybridKem.MLKEM768_P256, epoch, suite, () -> pairInHsm(epoch));
    };
  }

  void destroy(int epoch) {
    destroy(id(Purpose.SECRET, epoch));
    destroy(id(Purpose.EPOCH, epoch));
  }

  private void destroy(DomainMaterialId id) {
    token.destroy(id, new Material.Resident(id.label(), Bytes.EMPTY, Bytes.EMPTY));
  }

  private DecapsulationKey hybrid(HybridKem kem, int epoch, Suite suite, Supplier<KeyPair> pair) {
    var seed = secret(epoch, suite, "ML-KEM-768", HybridKem.SEED_BYTES);
    try {
      return kem.key(seed, pair.get());
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  private KeyPair pairInHsm(int epoch) {
    var id = id(Purpose.EPOCH, epoch);
    var material = token.generate(id, KeyAlgorithm.ECDH_P256, Custody.RESIDENT);
    var key = (AgreementKey) token.load(id, KeyAlgorithm.ECDH_P256, material);
    return new HsmKeyPair(key, material.publicKey());
  }

  private KeyPair pairInMemory(int epoch, Suite suite) {
    var scalar = secret(epoch, suite, "X25519", X25519_BYTES);
    try {
      return X25519KeyPair.of(scalar);
    } finally {
      Arrays.fill(scalar, (byte) 0);
    }
  }

  /** Bytes of their own for each epoch, suite and use, at most 64; the caller wipes them. */
  private byte[] secret(int epoch, Suite suite, String use, int sizeBytes) {
    var id = id(Purpose.SECRET, epoch);
    var material = token.generate(id, KeyAlgorithm.HMAC_SHA_512, Custody.RESIDENT);
    try (var key = (MacKey) token.load(id, KeyAlgorithm.HMAC_SHA_512, material)) {
      var mac =
          key.mac(
              Fields.of(
                  LABEL,
                  Fields.utf8(domain),
                  Fields.u32(epoch),
                  Fields.u8(suite.code()),
                  Fields.utf8(use)));
      try {
        return Arrays.copyOf(mac, sizeBytes);
      } finally {
        Arrays.fill(mac, (byte) 0);
      }
    }
  }

  private DomainMaterialId id(Purpose purpose, int epoch) {
    return new DomainMaterialId(domain, purpose, epoch);
  }
}

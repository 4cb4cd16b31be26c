package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.TokenFailure;
import java.util.Set;

/** Makes keys inside the token, as far as the module has the mechanisms. */
final class KeyGeneration {

  /** A secret key or the private half of a pair, with the public half (empty for a secret key). */
  record Made(long key, Bytes publicKey) {}

  private final Set<Long> mechanisms;

  KeyGeneration(Set<Long> mechanisms) {
    this.mechanisms = mechanisms;
  }

  /**
   * Refuses what the module cannot make or use.
   *
   * @throws TokenFailure.Unsupported naming the mechanism it lacks
   */
  void checkSupported(KeyAlgorithm algorithm) {
    for (long mechanism : new long[] {making(algorithm), using(algorithm)}) {
      if (!mechanisms.contains(mechanism)) {
        throw new TokenFailure.Unsupported(
            "this token has no "
                + algorithm
                + " (mechanism 0x"
                + Long.toHexString(mechanism)
                + ")");
      }
    }
  }

  /** Makes a key of this session, to be wrapped and destroyed. */
  Made makeTransient(TokenObjects objects, KeyAlgorithm algorithm) {
    Template template = KeyTemplates.transientKey(algorithm);
    if (!algorithm.isAsymmetric()) {
      return new Made(makeSecret(objects, algorithm, template), Bytes.EMPTY);
    }
    Template publicHalf = KeyTemplates.publicHalf(algorithm).flag(Ck.CKA_TOKEN, false);
    TokenObjects.Pair pair = objects.generatePair(making(algorithm), publicHalf, template);
    try {
      return new Made(pair.privateKey(), PublicHalf.read(objects, algorithm, pair.publicKey()));
    } finally {
      objects.destroy(pair.publicKey());
    }
  }

  /** Makes a key that stays, under its label; of a pair the public half stays as well. */
  void makeResident(TokenObjects objects, KeyAlgorithm algorithm, String label) {
    Template template = KeyTemplates.resident(algorithm, label);
    if (algorithm.isAsymmetric()) {
      Template publicHalf =
          KeyTemplates.publicHalf(algorithm)
              .flag(Ck.CKA_TOKEN, true)
              .and(KeyTemplates.named(label));
      objects.generatePair(making(algorithm), publicHalf, template);
    } else {
      makeSecret(objects, algorithm, template);
    }
  }

  private static long makeSecret(TokenObjects objects, KeyAlgorithm algorithm, Template template) {
    return objects.generateKey(making(algorithm), template.and(KeyTemplates.size(algorithm)));
  }

  private static long making(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case AES_256 -> Ck.CKM_AES_KEY_GEN;
      case HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 -> Ck.CKM_GENERIC_SECRET_KEY_GEN;
      case RSA_2048, RSA_3072, RSA_4096 -> Ck.CKM_RSA_PKCS_KEY_PAIR_GEN;
      case EC_P256, EC_P384, EC_P521, ECDH_P256 -> Ck.CKM_EC_KEY_PAIR_GEN;
      case ED25519 -> Ck.CKM_EC_EDWARDS_KEY_PAIR_GEN;
    };
  }

  private static long using(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case AES_256 -> Ck.CKM_AES_GCM;
      case HMAC_SHA_256 -> Ck.CKM_SHA256_HMAC;
      case HMAC_SHA_384 -> Ck.CKM_SHA384_HMAC;
      case HMAC_SHA_512 -> Ck.CKM_SHA512_HMAC;
      case RSA_2048, RSA_3072, RSA_4096 -> Ck.CKM_RSA_PKCS;
      case EC_P256, EC_P384, EC_P521 -> Ck.CKM_ECDSA;
      case ECDH_P256 -> Ck.CKM_ECDH1_DERIVE;
      case ED25519 -> Ck.CKM_EDDSA;
    };
  }
}

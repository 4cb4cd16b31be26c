package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.TokenFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Keys that stay in the token, found by their label.
 *
 * <p><i>Thread safety:</i> every method runs under the vault's lock.
 */
final class Residents {

  private final KeyGeneration generation;

  Residents(KeyGeneration generation) {
    this.generation = generation;
  }

  /** A key as it lies in the token. */
  record Found(long key, Bytes publicKey) {}

  /** Finds the key of a label, or makes it. */
  Found findOrMake(TokenObjects objects, KeyAlgorithm algorithm, String label) {
    if (labelled(objects, KeyTemplates.keyClass(algorithm), label).isEmpty()) {
      // A crash may have left a public half alone; nobody ever used its private half.
      labelled(objects, Ck.CKO_PUBLIC_KEY, label).forEach(objects::destroy);
      generation.makeResident(objects, algorithm, label);
    }
    return find(objects, algorithm, label);
  }

  /**
   * Finds the key of a label.
   *
   * @throws TokenFailure.MaterialRejected if there is none of this algorithm
   * @throws TokenFailure.Unfit if there are several, or half a pair
   */
  Found find(TokenObjects objects, KeyAlgorithm algorithm, String label) {
    long keyClass = KeyTemplates.keyClass(algorithm);
    List<Long> keys = labelled(objects, keyClass, label);
    if (keys.size() > 1) {
      throw new TokenFailure.Unfit(keys.size() + " keys are labelled " + label);
    }
    Template kind =
        KeyTemplates.tokenObject(keyClass, label).and(KeyTemplates.resident(algorithm, label));
    if (keys.isEmpty() || objects.find(kind.and(KeyTemplates.size(algorithm))).isEmpty()) {
      throw new TokenFailure.MaterialRejected("no key " + label + " of " + algorithm);
    }
    return new Found(keys.getFirst(), publicKey(objects, algorithm, label));
  }

  /** Labels of secret keys that begin so. */
  List<String> labels(TokenObjects objects, String beginning) {
    Template secretKeys =
        Template.EMPTY.number(Ck.CKA_CLASS, Ck.CKO_SECRET_KEY).flag(Ck.CKA_TOKEN, true);
    return objects.find(secretKeys).stream()
        .map(key -> new String(objects.attribute(key, Ck.CKA_LABEL), StandardCharsets.US_ASCII))
        .filter(label -> label.startsWith(beginning))
        .toList();
  }

  /** Destroys everything of a label; what is not there is no error. */
  void destroy(TokenObjects objects, String label) {
    for (long keyClass : new long[] {Ck.CKO_SECRET_KEY, Ck.CKO_PRIVATE_KEY, Ck.CKO_PUBLIC_KEY}) {
      labelled(objects, keyClass, label).forEach(objects::destroy);
    }
  }

  private static Bytes publicKey(TokenObjects objects, KeyAlgorithm algorithm, String label) {
    if (!algorithm.isAsymmetric()) {
      return Bytes.EMPTY;
    }
    List<Long> halves = labelled(objects, Ck.CKO_PUBLIC_KEY, label);
    if (halves.size() != 1) {
      throw new TokenFailure.Unfit(
          "the key "
              + label
              + " has "
              + halves.size()
              + " public halves; restore the token, or destroy the key and make another");
    }
    return PublicHalf.read(objects, algorithm, halves.getFirst());
  }

  private static List<Long> labelled(TokenObjects objects, long keyClass, String label) {
    return objects.find(KeyTemplates.tokenObject(keyClass, label));
  }
}

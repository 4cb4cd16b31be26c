package io.keystream.worker.token;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.OaepHash;
import java.util.Optional;
import java.util.Set;

/**
 * Takes keys in that were made elsewhere: they come wrapped under a key of the token, are unwrapped
 * inside it and kept as those that it makes itself.
 *
 * <p><i>Laws.</i> No byte of the key, nor of the AES key around it, is outside the token at any
 * time. What is not a key of the algorithm in an envelope of this wrapping key is refused with one
 * and the same {@link #rejected() failure}, wherever it breaks. Nothing but the wrapped material
 * outlives {@link #take}. The wrapping key unwraps AES keys and does nothing else.
 *
 * <p><i>Thread safety:</i> all methods may be called from any number of threads, but {@link #make}
 * by one process of a domain only: two that do so at the same instant leave a duplicate, which is
 * refused.
 */
public interface KeyImport {

  /** The hashes with which this module unwraps by itself. */
  Set<OaepHash> hashes();

  /** Makes an RSA-4096 pair unless it is there, which takes seconds; says its public half. */
  Bytes make(DomainMaterialId wrappingKey);

  /** SubjectPublicKeyInfo of a wrapping key; empty where it was not made yet. */
  Optional<Bytes> publicHalf(DomainMaterialId wrappingKey);

  /**
   * Takes the key out of the envelope, as wrapped material under the current key-encryption key.
   *
   * @throws TokenFailure.MaterialRejected if the envelope does not open or holds no such key
   * @throws TokenFailure.Unsupported if this module does not unwrap by that hash, or keeps no such
   *     key wrapped
   */
  Material.Wrapped take(
      MaterialName id, KeyAlgorithm algorithm, DomainMaterialId wrappingKey, Envelope envelope);

  /** The one thing that is said of an envelope, so that nobody learns from it what broke. */
  static TokenFailure.MaterialRejected rejected() {
    return new TokenFailure.MaterialRejected(
        "the envelope does not open with the wrapping key and this hash, or holds no key of the"
            + " stated type and size");
  }
}

package io.keystream.worker.token;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;

/**
 * The HSM as a worker sees it: key material is made, used and destroyed inside and never leaves in
 * clear.
 *
 * <p><i>Laws.</i>
 *
 * <ul>
 *   <li>What {@code generate} returned can be loaded, also after a restart, by every token that
 *       holds the same key-encryption keys (wrapped) or is the same token (resident).
 *   <li>{@code generate} of resident material that exists returns the same material and makes
 *       nothing. Of wrapped material it makes a fresh key each time and leaves no object in the
 *       token: the caller keeps exactly one answer.
 *   <li>{@code load} refuses material whose blob is corrupt, or belongs to another key, version or
 *       algorithm, with {@link TokenFailure.MaterialRejected}.
 *   <li>After {@code destroy} of resident material {@code load} refuses it; a repeated destroy does
 *       nothing. Destroying wrapped material touches nothing here: it is gone when every copy of
 *       its blob is deleted, finally when its key-encryption key is destroyed.
 *   <li>Every method fails only with {@link TokenFailure}, or with an unchecked {@code
 *       IllegalArgumentException} where the caller broke a limit.
 * </ul>
 *
 * <p><i>Thread safety:</i> all methods may be called from any number of threads. Native calls hold
 * their carrier, so call from a bounded pool of platform threads, not from virtual threads.
 */
public interface Token extends AutoCloseable {

  /** No plaintext, ciphertext, message or random request may be larger. */
  int MAX_INPUT_BYTES = 1 << 20;

  /**
   * Makes key material inside the token; wrapped material under the current key-encryption key.
   *
   * @throws TokenFailure.Unsupported if this module cannot make or keep such a key
   */
  Material generate(MaterialName id, KeyAlgorithm algorithm, Custody custody);

  /**
   * Brings material into use, after verifying that it is the material of this id and algorithm. The
   * caller owns the key and closes it; it may be loaded any number of times.
   *
   * @return an {@link EncryptionKey}, {@link MacKey}, {@link SigningKey} or {@link AgreementKey},
   *     after the algorithm's usage
   */
  LoadedKey load(MaterialName id, KeyAlgorithm algorithm, Material material);

  /**
   * Destroys what the token itself holds of the material. Keys loaded before stay with their owner.
   */
  void destroy(MaterialName id, Material material);

  /** What wraps the material that the platform keeps. */
  KeyEncryptionKeys keyEncryptionKeys();

  /** How keys come in that were made elsewhere. */
  KeyImport imports();

  /** Random bytes of the token's generator, 1 to {@link #MAX_INPUT_BYTES}. */
  byte[] random(int sizeBytes);

  /** Whether the token does its work, tried on a key of its own. Never throws. */
  Health health();

  /** Closes every loaded key and the connection to the token; repeated calls do nothing. */
  @Override
  void close();
}

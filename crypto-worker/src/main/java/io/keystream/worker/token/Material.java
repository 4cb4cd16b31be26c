package io.keystream.worker.token;

import io.keystream.domain.key.KekLabel;

/**
 * What the platform keeps of a key version's material; never the key in clear.
 *
 * <p>{@code checkValue} binds it to key, version and algorithm ({@link CheckContext}) and is
 * verified at every load. {@code publicKey} is an X.509 SubjectPublicKeyInfo in DER, empty for
 * symmetric keys.
 */
public sealed interface Material {

  Bytes checkValue();

  Bytes publicKey();

  /**
   * The key wrapped in the HSM under a key-encryption key with AES key wrap with padding (RFC 5649,
   * NIST SP 800-38F KWP): the raw bytes of a symmetric key, the PKCS#8 PrivateKeyInfo of a pair.
   * SoftHSM puts up to seven zero bytes behind the latter, which a reader cuts off.
   */
  record Wrapped(KekLabel kekLabel, Bytes blob, Bytes checkValue, Bytes publicKey)
      implements Material {}

  /** A token object that nobody can wrap, by its {@link MaterialId#label() label}. */
  record Resident(String label, Bytes checkValue, Bytes publicKey) implements Material {}
}

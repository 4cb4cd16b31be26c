package io.keystream.worker.token;

import io.keystream.domain.key.SignatureAlgorithm;

/**
 * Signs with the private half of a key pair; {@link SignatureVerifier} verifies outside the token.
 */
public non-sealed interface SigningKey extends LoadedKey {

  /**
   * Signs the message (not its digest). ECDSA signatures are DER (RFC 3279), RSA signatures as long
   * as the modulus, PSS with MGF1 of the same hash and a salt as long as the hash, Ed25519 after
   * RFC 8032.
   *
   * @throws IllegalArgumentException if the algorithm does not fit the key
   */
  byte[] sign(SignatureAlgorithm algorithm, byte[] message);

  /**
   * Signs a digest as {@link #sign} signs the message that it is the digest of.
   *
   * @throws IllegalArgumentException if the algorithm does not fit the key, takes no digest, or one
   *     of another length
   */
  byte[] signDigest(SignatureAlgorithm algorithm, byte[] digest);
}

package io.keystream.worker.token;

/** Agrees on a shared secret with the owner of another key pair: ECDH (NIST SP 800-56A). */
public non-sealed interface AgreementKey extends LoadedKey {

  /**
   * The shared secret Z, the x coordinate as 32 bytes, which the caller wipes.
   *
   * @param peerPublicKey SubjectPublicKeyInfo in DER of a P-256 key
   * @throws TokenFailure.BadPublicKey if it is not a point of the curve
   */
  byte[] agree(Bytes peerPublicKey);
}

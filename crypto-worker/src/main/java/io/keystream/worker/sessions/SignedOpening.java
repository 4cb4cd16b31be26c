package io.keystream.worker.sessions;

import io.keystream.sealing.SessionId;
import io.keystream.sealing.SessionOpening;

/**
 * An opening whose signature was verified.
 *
 * <p><b>Thread safety:</b> immutable.
 */
final class SignedOpening {

  private final SessionOpening opening;
  private final byte[] signature;

  SignedOpening(SessionOpening opening, byte[] signature) {
    this.opening = opening;
    this.signature = signature.clone();
  }

  SessionId id() {
    return SessionId.of(opening.encode(), signature);
  }

  SessionOpening opening() {
    return opening;
  }

  byte[] signature() {
    return signature.clone();
  }
}

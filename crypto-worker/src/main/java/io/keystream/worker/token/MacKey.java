package io.keystream.worker.token;

import java.security.MessageDigest;

/** Authenticates messages with HMAC (RFC 2104) under the hash of its algorithm. */
public non-sealed interface MacKey extends LoadedKey {

  /**
   * The whole MAC: 32, 48 or 64 bytes.
   *
   * @throws TokenFailure.Unsupported if the message begins like a {@link CheckContext}
   */
  byte[] mac(byte[] message);

  /** Whether it is the whole MAC of the message, compared in constant time. */
  default boolean verify(byte[] message, byte[] mac) {
    return MessageDigest.isEqual(mac(message), mac);
  }
}

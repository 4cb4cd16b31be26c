package io.keystream.sealing;

import io.keystream.sealing.hpke.Group;
import java.util.Arrays;
import java.util.Optional;

/**
 * The algorithms of a session: a KEM for its secrets. Everything else is the same in all of them:
 * HKDF-SHA256, AES-256-GCM, X25519 for the second exchange of the replies.
 */
public enum Suite {
  /** The domain key is in the worker's memory. */
  X25519(1, Group.X25519),
  /** The domain key is in the HSM. */
  P256(2, Group.P256);

  private final int code;
  private final Group group;

  Suite(int code, Group group) {
    this.code = code;
    this.group = group;
  }

  /** As it stands in records. */
  public int code() {
    return code;
  }

  public Group group() {
    return group;
  }

  static Optional<Suite> ofCode(int code) {
    return Arrays.stream(values()).filter(suite -> suite.code == code).findFirst();
  }
}

package io.keystream.sealing;

import io.keystream.sealing.hpke.DhKem;
import io.keystream.sealing.hpke.Group;
import io.keystream.sealing.hpke.HybridKem;
import io.keystream.sealing.hpke.Kem;
import java.util.Arrays;
import java.util.Optional;

/**
 * The algorithms of a session: a KEM for its secrets. Everything else is the same in all of them:
 * HKDF-SHA256, AES-256-GCM, X25519 for the second exchange of the replies.
 */
public enum Suite {
  /** The domain key is in the worker's memory. */
  X25519(1),
  /** The domain key is in the HSM. */
  P256(2),
  /** ML-KEM-768 with X25519; the domain key is in the worker's memory. */
  X_WING(3),
  /** ML-KEM-768 with P-256: one half in the worker's memory, the other in the HSM. */
  MLKEM768_P256(4);

  private final int code;

  Suite(int code) {
    this.code = code;
  }

  /** As it stands in records. */
  public int code() {
    return code;
  }

  public Kem kem() {
    return switch (this) {
      case X25519 -> new DhKem(Group.X25519);
      case P256 -> new DhKem(Group.P256);
      case X_WING -> HybridKem.X_WING;
      case MLKEM768_P256 -> HybridKem.MLKEM768_P256;
    };
  }

  static Optional<Suite> ofCode(int code) {
    return Arrays.stream(values()).filter(suite -> suite.code == code).findFirst();
  }
}

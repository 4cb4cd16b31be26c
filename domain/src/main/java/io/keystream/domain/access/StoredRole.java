package io.keystream.domain.access;

import java.time.Instant;

/** A role of one kind as its events tell it. */
public sealed interface StoredRole<R extends Role> {

  RoleName name();

  /** Nobody ever wrote one under this name. */
  record Absent<R extends Role>(RoleName name) implements StoredRole<R> {}

  /**
   * Programs log in with it.
   *
   * @param issuedAt of the newest command about it; what is not newer is a replay
   */
  record Written<R extends Role>(R role, Instant issuedAt) implements StoredRole<R> {
    @Override
    public RoleName name() {
      return role.name();
    }
  }

  /**
   * Nobody logs in with it.
   *
   * @param issuedAt of the newest command about it; what is not newer is a replay
   */
  record Removed<R extends Role>(RoleName name, Instant issuedAt) implements StoredRole<R> {}
}

package io.keystream.domain.access;

import java.time.Instant;

/** A role as its events tell it. */
public sealed interface StoredRole {

  RoleName name();

  /** Nobody ever wrote one under this name. */
  record Absent(RoleName name) implements StoredRole {}

  /**
   * @param issuedAt of the newest command about it; what is not newer is a replay
   */
  record Written(AppRole role, Instant issuedAt) implements StoredRole {
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
  record Removed(RoleName name, Instant issuedAt) implements StoredRole {}
}

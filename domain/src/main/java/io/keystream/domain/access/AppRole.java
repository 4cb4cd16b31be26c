package io.keystream.domain.access;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way for programs that have no certificate to log in: whoever shows its id and a secret-id that
 * was made for it gets a token of the principal.
 *
 * @param id belongs to this role and principal for ever
 */
public record AppRole(
    RoleName name, RoleId id, Principal principal, RoleTokens tokens, SecretIds secretIds)
    implements Role {

  /** No secret-id counts for longer. */
  public static final Duration MAX_TTL = RoleTokens.MAX_TTL;

  public static final int MOST_NETWORKS = RoleTokens.MOST_NETWORKS;

  /**
   * What secret-ids made for the role are like.
   *
   * @param ttl how long each counts, at most; null for {@link AppRole#MAX_TTL}
   * @param networks that they are accepted from; everywhere where there are none
   */
  public record SecretIds(@Nullable Duration ttl, List<Network> networks) {

    /** As long as they may, everywhere. */
    public static final SecretIds PLAIN = new SecretIds(null, List.of());

    public SecretIds {
      RoleTokens.within("secret_id_ttl", ttl, MAX_TTL);
      networks = RoleTokens.few("secret_id_bound_cidrs", networks);
    }

    /** How long one counts where whoever makes it says nothing. */
    public Duration longest() {
      return ttl == null ? MAX_TTL : ttl;
    }
  }
}

package io.keystream.domain.approle;

import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import io.keystream.domain.token.Accessor;
import io.keystream.domain.token.TokenHash;
import io.keystream.domain.token.TokenMetadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What lets whoever shows the secret behind the hash log in with a role. It is no token: it opens
 * nothing else, and no token opens what it opens.
 *
 * @param role it was made for, which stays the same role for ever
 * @param metadata that tokens got with it have too
 * @param networks it is accepted from; everywhere where there are none
 * @param issuedAt in whole milliseconds, as {@code expiresAt}
 * @param expiresAt the first moment it does not count; nothing puts that off
 * @param issuer the service that made it: when that one is revoked, it ends
 */
public record SecretId(
    TokenHash hash,
    RoleId role,
    TokenMetadata metadata,
    List<Network> networks,
    Instant issuedAt,
    Instant expiresAt,
    Principal issuer) {

  /** So many are live at the same time, at most, those remembered as destroyed among them. */
  public static final int MOST = 100_000;

  public SecretId {
    wholeMillis("issue_time", issuedAt);
    wholeMillis("expire_time", expiresAt);
    if (!expiresAt.isAfter(issuedAt) || expiresAt.isAfter(issuedAt.plus(AppRole.MAX_TTL))) {
      throw new IllegalArgumentException(
          "expire_time must be after issue_time, within %s: %s, %s"
              .formatted(AppRole.MAX_TTL, expiresAt, issuedAt));
    }
    if (networks.size() > AppRole.MOST_NETWORKS) {
      throw new IllegalArgumentException(
          "cidr_list must be at most %d, are %d".formatted(AppRole.MOST_NETWORKS, networks.size()));
    }
    networks = List.copyOf(networks);
  }

  /** Names it for records and for whoever looks it up or destroys it, and opens nothing. */
  public Accessor accessor() {
    return Accessor.of(hash);
  }

  public boolean hasEnded(Instant now) {
    return !now.isBefore(expiresAt);
  }

  private static void wholeMillis(String field, Instant time) {
    if (!time.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException(field + " must be whole milliseconds: " + time);
    }
  }
}

package io.keystream.schemas;

import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import io.keystream.schemas.wire.AppRoleRecord;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Roles that programs log in with between the domain and the wire. */
public final class AppRoleMapping {
  private AppRoleMapping() {}

  /** As commands and events carry it. */
  public static AppRoleRecord toRecord(AppRole role) {
    var tokens = role.tokens();
    var policies = tokens.policies();
    return new AppRoleRecord(
        role.name().name(),
        role.id().text(),
        role.principal().name(),
        policies == null ? null : AccessCommandMapping.names(policies),
        seconds(tokens.ttl()),
        seconds(tokens.maxTtl()),
        seconds(tokens.period()),
        texts(tokens.networks()),
        seconds(role.secretIds().ttl()),
        texts(role.secretIds().networks()));
  }

  /**
   * The role that a record says.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  static AppRole toRole(AppRoleRecord record) {
    var policies = record.getTokenPolicies();
    return new AppRole(
        new RoleName(record.getName()),
        new RoleId(record.getRoleId()),
        new Principal(record.getPrincipal()),
        new AppRole.Tokens(
            policies == null ? null : AccessCommandMapping.policies(policies),
            duration(record.getTokenTtlSeconds()),
            duration(record.getTokenMaxTtlSeconds()),
            duration(record.getTokenPeriodSeconds()),
            networks("token_bound_cidrs", record.getTokenNetworks())),
        new AppRole.SecretIds(
            duration(record.getSecretIdTtlSeconds()),
            networks("secret_id_bound_cidrs", record.getSecretIdNetworks())));
  }

  private static List<String> texts(List<Network> networks) {
    return networks.stream().map(Network::toString).toList();
  }

  private static List<Network> networks(String field, List<String> texts) {
    try {
      return texts.stream().map(Network::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }

  private static @Nullable Duration duration(@Nullable Long seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }
}

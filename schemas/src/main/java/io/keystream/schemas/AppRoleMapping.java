package io.keystream.schemas;

import static io.keystream.schemas.RoleTokensMapping.duration;
import static io.keystream.schemas.RoleTokensMapping.names;
import static io.keystream.schemas.RoleTokensMapping.networks;
import static io.keystream.schemas.RoleTokensMapping.seconds;
import static io.keystream.schemas.RoleTokensMapping.texts;

import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.caller.Principal;
import io.keystream.schemas.wire.AppRoleRecord;

/** Roles that programs log in with between the domain and the wire. */
public final class AppRoleMapping {
  private AppRoleMapping() {}

  /** As commands and events carry it. */
  public static AppRoleRecord toRecord(AppRole role) {
    var tokens = role.tokens();
    return new AppRoleRecord(
        role.name().name(),
        role.id().text(),
        role.principal().name(),
        names(tokens.policies()),
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
    return new AppRole(
        new RoleName(record.getName()),
        new RoleId(record.getRoleId()),
        new Principal(record.getPrincipal()),
        RoleTokensMapping.toTokens(
            record.getTokenPolicies(),
            record.getTokenTtlSeconds(),
            record.getTokenMaxTtlSeconds(),
            record.getTokenPeriodSeconds(),
            record.getTokenNetworks()),
        new AppRole.SecretIds(
            duration(record.getSecretIdTtlSeconds()),
            networks("secret_id_bound_cidrs", record.getSecretIdNetworks())));
  }
}

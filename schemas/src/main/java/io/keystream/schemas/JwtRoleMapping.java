package io.keystream.schemas;

import static io.keystream.schemas.RoleTokensMapping.names;
import static io.keystream.schemas.RoleTokensMapping.seconds;
import static io.keystream.schemas.RoleTokensMapping.texts;

import io.keystream.domain.access.ClaimName;
import io.keystream.domain.access.JwtBounds;
import io.keystream.domain.access.JwtIssuer;
import io.keystream.domain.access.JwtNaming;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.caller.Principal;
import io.keystream.schemas.wire.BoundClaimRecord;
import io.keystream.schemas.wire.ClaimMappingRecord;
import io.keystream.schemas.wire.JwtRoleRecord;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Roles that programs log in with by a signed token, between the domain and the wire. */
public final class JwtRoleMapping {
  private JwtRoleMapping() {}

  /** As commands and events carry it. */
  public static JwtRoleRecord toRecord(JwtRole role) {
    var keys = role.issuer().keys();
    var bounds = role.bounds();
    var tokens = role.tokens();
    return new JwtRoleRecord(
        role.name().name(),
        role.principal().name(),
        role.issuer().issuer(),
        keys instanceof JwtIssuer.Given(var jwks) ? jwks : null,
        keys instanceof JwtIssuer.At(var url, _) ? url : null,
        keys instanceof JwtIssuer.At(_, var ca) ? ca : null,
        List.copyOf(bounds.audiences()),
        bounds.subject(),
        bounds.claims().entrySet().stream()
            .map(
                bound -> new BoundClaimRecord(bound.getKey().name(), List.copyOf(bound.getValue())))
            .toList(),
        bounds.matching().name(),
        role.naming().user().name(),
        role.naming().metadata().entrySet().stream()
            .map(mapping -> new ClaimMappingRecord(mapping.getKey().name(), mapping.getValue()))
            .toList(),
        names(tokens.policies()),
        seconds(tokens.ttl()),
        seconds(tokens.maxTtl()),
        seconds(tokens.period()),
        texts(tokens.networks()));
  }

  /**
   * The role that a record says.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  static JwtRole toRole(JwtRoleRecord record) {
    return new JwtRole(
        new RoleName(record.getName()),
        new Principal(record.getPrincipal()),
        new JwtIssuer(
            record.getIssuer(), keys(record.getJwks(), record.getJwksUrl(), record.getJwksCa())),
        new JwtBounds(
            new TreeSet<>(record.getAudiences()),
            record.getSubject(),
            byClaim(
                record.getBoundClaims(),
                BoundClaimRecord::getClaim,
                bound -> Set.copyOf(bound.getValues())),
            Values.of(JwtBounds.Matching.class, "bound_claims_type", record.getBoundClaimsType())),
        new JwtNaming(
            new ClaimName(record.getUserClaim()),
            byClaim(
                record.getClaimMappings(),
                ClaimMappingRecord::getClaim,
                ClaimMappingRecord::getMetadata)),
        RoleTokensMapping.toTokens(
            record.getTokenPolicies(),
            record.getTokenTtlSeconds(),
            record.getTokenMaxTtlSeconds(),
            record.getTokenPeriodSeconds(),
            record.getTokenNetworks()));
  }

  private static JwtIssuer.Keys keys(
      @Nullable String jwks, @Nullable String url, @Nullable String ca) {
    if (jwks != null && url == null && ca == null) {
      return new JwtIssuer.Given(jwks);
    }
    if (url != null && jwks == null) {
      return new JwtIssuer.At(url, ca);
    }
    throw new IllegalArgumentException("either jwks or jwks_url must be given, the latter with ca");
  }

  private static <T, V> SortedMap<ClaimName, V> byClaim(
      List<T> records, Function<T, String> claim, Function<T, V> value) {
    var all = new TreeMap<ClaimName, V>();
    for (var record : records) {
      if (all.put(new ClaimName(claim.apply(record)), value.apply(record)) != null) {
        throw new IllegalArgumentException("a claim is named twice: " + claim.apply(record));
      }
    }
    return all;
  }
}

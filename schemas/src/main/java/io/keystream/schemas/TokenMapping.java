package io.keystream.schemas;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.token.Accessor;
import io.keystream.domain.token.Token;
import io.keystream.domain.token.TokenEvent;
import io.keystream.domain.token.TokenHash;
import io.keystream.domain.token.TokenLifetime;
import io.keystream.domain.token.TokenMetadata;
import io.keystream.domain.token.TokenParent;
import io.keystream.domain.token.TokenPolicies;
import io.keystream.domain.token.TokenRenewal;
import io.keystream.schemas.token.SecretIdDestroyed;
import io.keystream.schemas.token.SecretIdIssued;
import io.keystream.schemas.token.TokenContent;
import io.keystream.schemas.token.TokenIssued;
import io.keystream.schemas.token.TokenMetadataPair;
import io.keystream.schemas.token.TokenRenewed;
import io.keystream.schemas.token.TokenRevoked;
import io.keystream.schemas.wire.TokenRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happens to tokens between the domain and the wire. */
public final class TokenMapping {

  /** Of what is signed. */
  public static final Codec<TokenRecord> CODEC =
      new Codec<>(new TokenRecord(), List.of(EarlierSchemas.read("TokenRecord-55768826a1cddf77")));

  private TokenMapping() {}

  /** The record that a service signs. */
  public static TokenRecord toRecord(TokenEvent event, Instant occurredAt, long accessVersion) {
    return new TokenRecord(
        occurredAt,
        accessVersion,
        switch (event) {
          case TokenEvent.Issued(var token) -> new TokenIssued(content(token));
          case TokenEvent.Renewed(var token) -> new TokenRenewed(content(token));
          case TokenEvent.Revoked(var hash) -> new TokenRevoked(ByteBuffer.wrap(hash.toBytes()));
        });
  }

  /**
   * What a record says.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static TokenEvent toEvent(TokenRecord record) {
    return switch (record.getEvent()) {
      case TokenIssued e -> new TokenEvent.Issued(token(e.getToken()));
      case TokenRenewed e -> new TokenEvent.Renewed(token(e.getToken()));
      case TokenRevoked e -> new TokenEvent.Revoked(hash(e.getHash()));
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalStateException("nothing about a token: " + other);
    };
  }

  /**
   * When what a record gives expires, a token or a secret-id, before anything of it is checked;
   * null for none.
   */
  public static @Nullable Instant expiresAt(TokenRecord record) {
    return switch (record.getEvent()) {
      case TokenIssued e -> e.getToken().getExpiresAt();
      case TokenRenewed e -> e.getToken().getExpiresAt();
      case SecretIdIssued e -> e.getExpiresAt();
      case TokenRevoked _, SecretIdDestroyed _ -> null;
      case Object other -> throw new IllegalStateException("nothing about a token: " + other);
    };
  }

  private static TokenContent content(Token token) {
    var lifetime = token.lifetime();
    return new TokenContent(
        ByteBuffer.wrap(token.hash().toBytes()),
        token.principal().name(),
        switch (token.policies()) {
          case TokenPolicies.OfPrincipal _ -> null;
          case TokenPolicies.Named(var names) -> names.stream().map(PolicyName::name).toList();
        },
        pairs(token.metadata()),
        token.displayName(),
        token.path(),
        lifetime.issuedAt(),
        lifetime.expiresAt(),
        lifetime.creationTtl().toSeconds(),
        seconds(lifetime.explicitMaxTtl()),
        seconds(lifetime.period()),
        switch (lifetime.renewal()) {
          case RENEWABLE -> true;
          case NOT_RENEWABLE -> false;
        },
        switch (token.parent()) {
          case TokenParent.Orphan _ -> null;
          case TokenParent.ChildOf(var parent) -> parent.text();
        },
        token.networks().stream().map(Network::toString).toList(),
        token.issuer().name());
  }

  private static Token token(TokenContent content) {
    return new Token(
        hash(content.getHash()),
        new Principal(content.getPrincipal()),
        policies(content.getPolicies()),
        metadata(content.getMetadata()),
        content.getDisplayName(),
        content.getPath(),
        new TokenLifetime(
            content.getIssuedAt(),
            content.getExpiresAt(),
            Duration.ofSeconds(content.getCreationTtlSeconds()),
            duration(content.getExplicitMaxTtlSeconds()),
            duration(content.getPeriodSeconds()),
            content.getRenewable() ? TokenRenewal.RENEWABLE : TokenRenewal.NOT_RENEWABLE),
        parent(content.getParent()),
        content.getNetworks().stream().map(Network::parse).toList(),
        new Principal(content.getIssuer()));
  }

  private static TokenPolicies policies(@Nullable List<String> names) {
    return names == null
        ? new TokenPolicies.OfPrincipal()
        : new TokenPolicies.Named(names.stream().map(PolicyName::new).collect(Collectors.toSet()));
  }

  static List<TokenMetadataPair> pairs(TokenMetadata metadata) {
    return metadata.values().entrySet().stream()
        .map(pair -> new TokenMetadataPair(pair.getKey(), pair.getValue()))
        .toList();
  }

  static TokenMetadata metadata(List<TokenMetadataPair> pairs) {
    if (pairs.isEmpty()) {
      return TokenMetadata.NONE;
    }
    var values = new TreeMap<String, String>();
    for (var pair : pairs) {
      if (values.put(pair.getName(), pair.getValue()) != null) {
        throw new IllegalArgumentException("meta '" + pair.getName() + "' is there twice");
      }
    }
    return new TokenMetadata(values);
  }

  private static TokenParent parent(@Nullable String accessor) {
    return accessor == null
        ? new TokenParent.Orphan()
        : new TokenParent.ChildOf(new Accessor(accessor));
  }

  static TokenHash hash(ByteBuffer field) {
    return TokenHash.ofBytes(SignedCommandMapping.bytes(field));
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }

  private static @Nullable Duration duration(@Nullable Long seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }
}

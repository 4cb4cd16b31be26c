package io.keystream.schemas;

import io.keystream.domain.access.RoleId;
import io.keystream.domain.approle.SecretId;
import io.keystream.domain.approle.SecretIdEvent;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import io.keystream.schemas.token.SecretIdDestroyed;
import io.keystream.schemas.token.SecretIdIssued;
import io.keystream.schemas.wire.TokenRecord;
import java.nio.ByteBuffer;
import java.time.Instant;

/** What happens to secret-ids between the domain and the wire, where it stands beside tokens. */
public final class SecretIdMapping {
  private SecretIdMapping() {}

  /** The record that a service signs. */
  public static TokenRecord toRecord(SecretIdEvent event, Instant occurredAt, long accessVersion) {
    return new TokenRecord(
        occurredAt,
        accessVersion,
        switch (event) {
          case SecretIdEvent.Issued(var secretId) -> issued(secretId);
          case SecretIdEvent.Destroyed(var hash) ->
              new SecretIdDestroyed(ByteBuffer.wrap(hash.toBytes()));
        });
  }

  /** Whether the record is about one, and not about a token. */
  public static boolean isAboutOne(TokenRecord record) {
    return record.getEvent() instanceof SecretIdIssued
        || record.getEvent() instanceof SecretIdDestroyed;
  }

  /**
   * What a record says that is about one.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static SecretIdEvent toEvent(TokenRecord record) {
    return switch (record.getEvent()) {
      case SecretIdIssued e -> new SecretIdEvent.Issued(secretId(e));
      case SecretIdDestroyed e -> new SecretIdEvent.Destroyed(TokenMapping.hash(e.getHash()));
      case Object other -> throw new IllegalStateException("nothing about a secret-id: " + other);
    };
  }

  private static SecretIdIssued issued(SecretId secretId) {
    return new SecretIdIssued(
        ByteBuffer.wrap(secretId.hash().toBytes()),
        secretId.role().text(),
        TokenMapping.pairs(secretId.metadata()),
        secretId.networks().stream().map(Network::toString).toList(),
        secretId.issuedAt(),
        secretId.expiresAt(),
        secretId.issuer().name());
  }

  private static SecretId secretId(SecretIdIssued content) {
    return new SecretId(
        TokenMapping.hash(content.getHash()),
        new RoleId(content.getRoleId()),
        TokenMapping.metadata(content.getMetadata()),
        content.getNetworks().stream().map(Network::parse).toList(),
        content.getIssuedAt(),
        content.getExpiresAt(),
        new Principal(content.getIssuer()));
  }
}

package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.keystream.schemas.token.TokenContent;
import io.keystream.schemas.token.TokenIssued;
import io.keystream.schemas.token.TokenMetadataPair;
import io.keystream.schemas.token.TokenRevoked;
import io.keystream.schemas.wire.TokenRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens to tokens survives the wire. */
final class TokenMappingTest {

  private static final Instant TIME = Instant.parse("2026-03-02T03:04:05.678Z");
  private static final TokenHash HASH = new TokenHash(1, -2, 3, -4);
  private static final Duration HOUR = Duration.ofHours(1);

  private static final Token PLAIN =
      token(
          new TokenPolicies.OfPrincipal(),
          TokenMetadata.NONE,
          new TokenLifetime(TIME, TIME.plus(HOUR), HOUR, null, null, TokenRenewal.NOT_RENEWABLE),
          new TokenParent.Orphan(),
          List.of());

  private static final Token FULL =
      token(
          new TokenPolicies.Named(Set.of(new PolicyName("tills"), new PolicyName("night"))),
          TokenMetadata.of(Map.of("team", "ü", "a", "")),
          new TokenLifetime(
              TIME, TIME.plus(HOUR), HOUR, Duration.ofDays(9), HOUR, TokenRenewal.RENEWABLE),
          new TokenParent.ChildOf(Accessor.of(new TokenHash(9, 9, 9, 9))),
          List.of(Network.parse("10.0.0.0/8"), Network.parse("2001:db8::/32")));

  static List<TokenEvent> events() {
    return List.of(
        new TokenEvent.Issued(PLAIN),
        new TokenEvent.Issued(FULL),
        new TokenEvent.Renewed(FULL),
        new TokenEvent.Revoked(HASH));
  }

  @Test
  void every_kind_of_event_has_a_sample() {
    assertThat(events().stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(TokenEvent.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_survives_the_wire(TokenEvent event) {
    var record = TokenMapping.toRecord(event, TIME, 7);
    var read = TokenMapping.CODEC.decode(TokenMapping.CODEC.encode(record));

    assertThat(TokenMapping.toEvent(read)).isEqualTo(event);
    assertThat(read.getOccurredAt()).isEqualTo(TIME);
    assertThat(read.getAccessVersion()).isEqualTo(7);
  }

  @Test
  void when_a_token_expires_is_told_before_anything_is_checked() {
    assertThat(TokenMapping.expiresAt(record(new TokenIssued(content(c -> c.setDisplayName(""))))))
        .isEqualTo(PLAIN.lifetime().expiresAt());
    assertThat(TokenMapping.expiresAt(TokenMapping.toRecord(new TokenEvent.Revoked(HASH), TIME, 7)))
        .isNull();
  }

  @Test
  void what_is_outside_its_limits_is_refused_by_the_fields_name() {
    refused(content(c -> c.setHash(ByteBuffer.allocate(33))), "hash has 33 bytes, must have 32");
    refused(content(c -> c.setPrincipal("")), "principal must have 1 to 128");
    refused(content(c -> c.setPolicies(List.of("Tills"))), "policy name must be a lower-case");
    refused(content(c -> c.setDisplayName("")), "display_name must have 1 to 256");
    refused(content(c -> c.setPath("auth/")), "path must be auth/ and segments");
    refused(content(c -> c.setExpiresAt(TIME)), "expire_time must be after issue_time");
    refused(
        content(c -> c.setExpiresAt(TIME.plus(Duration.ofDays(33)))),
        "expire_time must be within PT768H of issue_time");
    refused(content(c -> c.setCreationTtlSeconds(0)), "creation_ttl must be whole seconds");
    refused(content(c -> c.setPeriodSeconds(-1L)), "period must be whole seconds");
    refused(content(c -> c.setExplicitMaxTtlSeconds(0L)), "explicit_max_ttl must be whole");
    refused(content(c -> c.setParent("x")), "accessor must be 24 letters");
    refused(content(c -> c.setNetworks(List.of("10.0.0.1"))), "a network is an address/bits");
    refused(content(c -> c.setIssuer("")), "principal must have 1 to 128");
    refused(
        content(c ->
            c.setMetadata(
                List.of(new TokenMetadataPair("a", "1"), new TokenMetadataPair("a", "2")))),
        "meta 'a' is there twice");
    refused(new TokenRevoked(ByteBuffer.allocate(31)), "hash has 31 bytes, must have 32");
  }

  private static void refused(TokenContent content, String message) {
    refused(new TokenIssued(content), message);
  }

  private static void refused(SpecificRecord event, String message) {
    assertThatThrownBy(() -> TokenMapping.toEvent(record(event)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static TokenRecord record(SpecificRecord event) {
    return new TokenRecord(TIME, 7L, event);
  }

  private static TokenContent content(Consumer<TokenContent.Builder> change) {
    var record = TokenMapping.toRecord(new TokenEvent.Issued(PLAIN), TIME, 7);
    var builder = TokenContent.newBuilder(((TokenIssued) record.getEvent()).getToken());
    change.accept(builder);
    return builder.build();
  }

  private static Token token(
      TokenPolicies policies,
      TokenMetadata metadata,
      TokenLifetime lifetime,
      TokenParent parent,
      List<Network> networks) {
    return new Token(
        HASH,
        new Principal("svc-till"),
        policies,
        metadata,
        "till ü",
        "auth/token/create",
        lifetime,
        parent,
        networks,
        new Principal("front-1"));
  }
}

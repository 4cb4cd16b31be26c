package io.keystream.directory.tokens;

import static io.keystream.directory.TokenPlatform.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.directory.TokenPlatform;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.Source;
import io.keystream.domain.token.Token;
import io.keystream.domain.token.TokenEvent;
import io.keystream.domain.token.TokenLifetime;
import io.keystream.domain.token.TokenMetadata;
import io.keystream.domain.token.TokenParent;
import io.keystream.domain.token.TokenPolicies;
import io.keystream.domain.token.TokenRenewal;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.SignedTokenRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Services that write about tokens, and somebody who follows. */
abstract class OneView {

  static final Principal TILL = new Principal("svc-till");
  static final Source ANYWHERE = new Source.Unknown();
  static final Duration HOUR = Duration.ofHours(1);
  static final Duration LONGEST = Duration.ofDays(32);

  final TokenPlatform platform = new TokenPlatform();
  final TokenView view = new TokenView(platform.directory());

  /** The text of a secret is its number. */
  static TokenSecret secret(int number) {
    return TokenSecret.parse("ks." + "%042d".formatted(number) + "A").orElseThrow();
  }

  static Token token(int number) {
    return token(number, "front-1", new TokenParent.Orphan(), NOW.plus(HOUR));
  }

  static Token token(int number, String issuer, TokenParent parent, Instant end) {
    return token(number, issuer, parent, end, List.of());
  }

  static Token token(
      int number, String issuer, TokenParent parent, Instant end, List<Network> networks) {
    return new Token(
        secret(number).hash(),
        TILL,
        new TokenPolicies.OfPrincipal(),
        TokenMetadata.NONE,
        "till",
        "auth/cert/login",
        new TokenLifetime(NOW.minusSeconds(60), end, HOUR, null, LONGEST, TokenRenewal.RENEWABLE),
        parent,
        networks,
        new Principal(issuer));
  }

  static Token until(Token token, Instant end) {
    return new Token(
        token.hash(),
        token.principal(),
        token.policies(),
        token.metadata(),
        token.displayName(),
        token.path(),
        new TokenLifetime(
            token.lifetime().issuedAt(), end, HOUR, null, LONGEST, TokenRenewal.RENEWABLE),
        token.parent(),
        token.networks(),
        token.issuer());
  }

  static TokenEvent issued(Token token) {
    return new TokenEvent.Issued(token);
  }

  static TokenEvent renewed(Token token, Instant end) {
    return new TokenEvent.Renewed(until(token, end));
  }

  static TokenEvent revoked(Token token) {
    return new TokenEvent.Revoked(token.hash());
  }

  final byte[] by(String service, TokenEvent event) {
    return bytes(platform.signer(service).sign(event, NOW, platform.version()));
  }

  static byte[] bytes(SignedTokenRecord record) {
    return Topics.TOKENS.codec().encode(record);
  }

  final void assertApplied(byte[] record) {
    assertThat(view.follow(record, NOW))
        .isInstanceOfAny(TokenFollowed.Applied.class, TokenFollowed.SecretIdApplied.class);
  }

  final void assertIgnored(byte[] record, String why) {
    var before = view.ignored();
    assertThat(view.follow(record, NOW))
        .isInstanceOfSatisfying(
            TokenFollowed.Ignored.class, ignored -> assertThat(ignored.why()).startsWith(why));
    assertThat(view.ignored()).isEqualTo(before + 1);
  }

  final TokenAuthentication shown(int number, Instant now) {
    return shown(number, ANYWHERE, now);
  }

  final TokenAuthentication shown(int number, Source source, Instant now) {
    return view.authenticate(secret(number), source, platform.directory().directory(), now);
  }

  final void assertRefused(int number, Instant now, String code) {
    assertThat(shown(number, now))
        .isInstanceOfSatisfying(
            TokenAuthentication.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(code));
  }

  final void assertAccepted(int number, Instant now) {
    assertThat(shown(number, now)).isInstanceOf(TokenAuthentication.Accepted.class);
  }
}

package io.keystream.directory.tokens;

import io.keystream.directory.tokens.TokenAuthentication.Refused;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Source;
import io.keystream.domain.token.Accessor;
import io.keystream.domain.token.TokenStanding;
import java.time.Instant;

/** Why a secret stands for nobody, as records say it. */
final class Refusals {

  private Refusals() {}

  static Refused unknown() {
    return new Refused("unknown-token", "Nobody was issued this token, or it ended long ago.");
  }

  static Refused expired(Accessor token, Instant at) {
    return new Refused("token-expired", "Token " + token + " expired at " + at + ".");
  }

  static Refused revoked(Accessor token, Instant at) {
    return new Refused("token-revoked", "Token " + token + " was revoked at " + at + ".");
  }

  static Refused issuerRevoked(Accessor token) {
    return new Refused(
        "token-issuer-revoked", "The service that issued token " + token + " is revoked.");
  }

  static Refused ancestor(Accessor token, Accessor ancestor) {
    return new Refused(
        "token-ancestor-ended", "Token " + token + " ended with its ancestor " + ancestor + ".");
  }

  static Refused tooManyAncestors(Accessor token) {
    return new Refused(
        "token-ancestor-ended",
        "Token %s has more than %d ancestors.".formatted(token, TokenStanding.MOST_ANCESTORS));
  }

  static Refused source(Accessor token, Source source) {
    return new Refused("token-source", "Token " + token + " is not accepted from " + source + ".");
  }

  static Refused principal(Accessor token, Principal principal) {
    return new Refused(
        "token-principal",
        "Token %s stands for '%s', who is not enrolled.".formatted(token, principal.name()));
  }
}

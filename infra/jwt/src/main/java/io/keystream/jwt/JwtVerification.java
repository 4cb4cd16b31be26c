package io.keystream.jwt;

import io.keystream.domain.access.JwtIssuer;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.jwt.JwtDecision;
import io.keystream.domain.jwt.JwtDecisions;
import io.keystream.domain.jwt.JwtRefusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a JWT lets its bearer log in with a role: what it says, and who signed that.
 *
 * <p><b>Laws.</b> Nothing is fetched for a JWT whose claims would not do. Whatever stands in one
 * makes a refusal and no exception.
 *
 * <p><b>Thread safety:</b> safe; whoever asks may wait for {@link FetchedKeys}.
 */
public final class JwtVerification {

  private final FetchedKeys fetched;

  public JwtVerification(FetchedKeys fetched) {
    this.fetched = fetched;
  }

  public JwtDecision decide(JwtRole role, String text, Instant now) {
    Jwt jwt;
    try {
      jwt = Jwt.parse(text);
    } catch (IllegalArgumentException e) {
      return new JwtDecision.Refused(new JwtRefusal.IsUnreadable(String.valueOf(e.getMessage())));
    }
    return switch (JwtDecisions.decide(role, jwt.claims(), now)) {
      case JwtDecision.Refused refused -> refused;
      case JwtDecision.Accepted accepted -> {
        var distrust = distrust(role.issuer().keys(), jwt, now);
        yield distrust == null ? accepted : new JwtDecision.Refused(distrust);
      }
    };
  }

  private @Nullable JwtRefusal distrust(JwtIssuer.Keys where, Jwt jwt, Instant now) {
    Jwks keys;
    try {
      keys =
          switch (where) {
            case JwtIssuer.Given(var jwks) -> Jwks.parse(jwks);
            case JwtIssuer.At at -> fetched.of(at, jwt.keyId(), now);
          };
    } catch (JwksUnavailable | IllegalArgumentException e) {
      return new JwtRefusal.KeysAreMissing(String.valueOf(e.getMessage()));
    }
    var candidates = jwt.candidates(keys);
    if (candidates.isEmpty()) {
      return new JwtRefusal.SignerIsUnknown();
    }
    return candidates.stream().anyMatch(jwt::isSignedBy)
        ? null
        : new JwtRefusal.SignatureIsAnother();
  }
}

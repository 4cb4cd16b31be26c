package io.keystream.domain.jwt;

import io.keystream.domain.access.ClaimName;
import io.keystream.domain.access.JwtBounds;
import io.keystream.domain.access.JwtNaming;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.caller.Names;
import io.keystream.domain.token.TokenMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what a signed token says is what a role asks for; who signed is not asked here.
 */
public final class JwtDecisions {

  /** By so much the clocks of issuer and platform may differ, as in Vault. */
  public static final Duration LEEWAY = Duration.ofSeconds(60);

  /** An older one is not taken, whatever its end. */
  public static final Duration MAX_AGE = Duration.ofHours(24);

  /** With {@code jwt-} before it, the longest display name of a token. */
  public static final int MAX_USER_LENGTH = 252;

  private JwtDecisions() {}

  public static JwtDecision decide(JwtRole role, JwtClaims claims, Instant now) {
    var issuer = role.issuer().issuer();
    if (!issuer.equals(claims.issuer())) {
      return refuse(new JwtRefusal.IssuerIsAnother());
    }
    if (Collections.disjoint(role.bounds().audiences(), claims.audiences())) {
      return refuse(new JwtRefusal.AudienceIsAnother());
    }
    var untimely = untimely(claims, now);
    if (untimely != null) {
      return refuse(untimely);
    }
    var unbound = unbound(role.bounds(), claims);
    return unbound == null ? named(role, issuer, claims) : refuse(unbound);
  }

  private static @Nullable JwtRefusal untimely(JwtClaims claims, Instant now) {
    var expiresAt = claims.expiresAt();
    var notBefore = claims.notBefore();
    var issuedAt = claims.issuedAt();
    if (expiresAt == null) {
      return new JwtRefusal.HasNoEnd();
    }
    if (issuedAt == null) {
      return new JwtRefusal.HasNoIssueTime();
    }
    var latest = now.plus(LEEWAY);
    if (!now.minus(LEEWAY).isBefore(expiresAt)) {
      return new JwtRefusal.HasExpired(expiresAt);
    }
    if (notBefore != null && latest.isBefore(notBefore)) {
      return new JwtRefusal.CountsLater(notBefore);
    }
    if (latest.isBefore(issuedAt)) {
      return new JwtRefusal.IssuedAhead(issuedAt);
    }
    return now.minus(LEEWAY).minus(MAX_AGE).isAfter(issuedAt)
        ? new JwtRefusal.IsTooOld(issuedAt, MAX_AGE)
        : null;
  }

  private static @Nullable JwtRefusal unbound(JwtBounds bounds, JwtClaims claims) {
    if (bounds.subject() != null && !bounds.subject().equals(claims.subject())) {
      return new JwtRefusal.SubjectIsAnother();
    }
    return bounds.claims().entrySet().stream()
        .filter(bound -> !isMet(bounds.matching(), bound.getValue(), claims, bound.getKey()))
        .findFirst()
        .<JwtRefusal>map(bound -> new JwtRefusal.ClaimIsAnother(bound.getKey()))
        .orElse(null);
  }

  private static boolean isMet(
      JwtBounds.Matching matching, Set<String> wanted, JwtClaims claims, ClaimName name) {
    return claims.texts().getOrDefault(name.pointer(), List.of()).stream()
        .anyMatch(text ->
            switch (matching) {
              case EXACT -> wanted.contains(text);
              case GLOB -> wanted.stream().anyMatch(pattern -> Glob.matches(pattern, text));
            });
  }

  private static JwtDecision named(JwtRole role, String issuer, JwtClaims claims) {
    var claim = role.naming().user();
    var users = claims.texts().getOrDefault(claim.pointer(), List.of());
    if (users.size() != 1 || !isName(users.getFirst(), MAX_USER_LENGTH)) {
      return refuse(new JwtRefusal.UserIsNone(claim));
    }
    var subject = claims.subject() == null ? "" : claims.subject();
    if (!subject.isEmpty() && !isName(subject, JwtBounds.MAX_LENGTH)) {
      return refuse(new JwtRefusal.SubjectIsNone());
    }
    var metadata = metadata(role, claims);
    try {
      var _ = TokenMetadata.of(metadata);
    } catch (IllegalArgumentException e) {
      return refuse(new JwtRefusal.MetadataIsTooLong(String.valueOf(e.getMessage())));
    }
    return new JwtDecision.Accepted(issuer, subject, users.getFirst(), metadata);
  }

  private static Map<String, String> metadata(JwtRole role, JwtClaims claims) {
    var all = new HashMap<String, String>();
    role.naming()
        .metadata()
        .forEach((claim, name) -> {
          var texts = claims.texts().get(claim.pointer());
          if (texts != null) {
            all.put(name, String.join(",", texts));
          }
        });
    all.put(JwtNaming.ROLE, role.name().name());
    return all;
  }

  private static boolean isName(String text, int maxLength) {
    try {
      Names.check("claim", text, maxLength);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static JwtDecision refuse(JwtRefusal reason) {
    return new JwtDecision.Refused(reason);
  }
}

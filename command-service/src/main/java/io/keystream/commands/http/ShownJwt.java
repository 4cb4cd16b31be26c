package io.keystream.commands.http;

import io.keystream.domain.access.Directory;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.access.StoredRole.Written;
import io.keystream.domain.jwt.JwtDecision;
import io.keystream.edge.Shown;
import io.keystream.jwt.JwtVerification;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A JWT that somebody logs in with, judged once for a role as it is written; for one request.
 *
 * <p><b>Thread safety:</b> that of one thread.
 */
final class ShownJwt implements Shown.Jwt {

  private final JwtVerification verification;
  private final @Nullable RoleName name;
  private final String text;
  private @Nullable Judged judged;

  private record Judged(JwtRole role, JwtDecision decision) {}

  /** A role, and what of the JWT goes onto its token. */
  record Login(JwtRole role, JwtDecision.Accepted accepted) {}

  /** As a body has it; the name is null where it can be none. */
  ShownJwt(JwtVerification verification, @Nullable RoleName name, String text) {
    this.verification = verification;
    this.name = name;
    this.text = text;
  }

  /** To be known by. */
  Shown.AJwt shown() {
    return new Shown.AJwt(name, this);
  }

  @Override
  public JwtDecision decide(JwtRole role, Instant now) {
    var before = judged;
    if (before != null && before.role().equals(role)) {
      return before.decision();
    }
    var decision = verification.decide(role, text, now);
    judged = new Judged(role, decision);
    return decision;
  }

  /** What it opens by the role as it is at this moment; null where that is nothing any more. */
  @Nullable Login login(Directory directory, Instant now) {
    return name != null
            && directory.jwtRoles().of(name) instanceof Written<JwtRole>(var role, _)
            && decide(role, now) instanceof JwtDecision.Accepted accepted
        ? new Login(role, accepted)
        : null;
  }
}

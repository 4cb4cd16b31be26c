package io.keystream.domain.approle;

import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether somebody can log in with a secret-id at a moment, by all that is known of it. */
public sealed interface SecretIdStanding {

  /**
   * It lets log in.
   *
   * @param role as it is at that moment, which decides what tokens get
   * @param principal whom these stand for
   */
  record Counts(SecretId secretId, AppRole role, Enrolled principal) implements SecretIdStanding {

    /** Whether it is accepted from there, by itself and by its role. */
    public boolean isAcceptedFrom(Source source) {
      return Network.accept(secretId.networks(), source)
          && Network.accept(role.secretIds().networks(), source);
    }
  }

  /** Nobody made it, or it is forgotten. */
  record Unknown() implements SecretIdStanding {}

  record Expired(Instant at) implements SecretIdStanding {}

  record Destroyed(Instant at) implements SecretIdStanding {}

  /** The service that made it is revoked. */
  record IssuerIsRevoked() implements SecretIdStanding {}

  /** No role has the id any more that it was made for. */
  record RoleIsGone(RoleId role) implements SecretIdStanding {}

  /** The one whom the role stands for is revoked. */
  record PrincipalIsGone(Principal principal) implements SecretIdStanding {}

  /**
   * That of the secret-id with this history.
   *
   * @param history null where nothing is known
   */
  static SecretIdStanding of(@Nullable SecretIdHistory history, Directory directory, Instant now) {
    return switch (history) {
      case null -> new Unknown();
      case SecretIdHistory.Destroyed(_, var at) -> new Destroyed(at);
      case SecretIdHistory.Issued issued -> {
        var secretId = issued.latest(directory);
        yield secretId == null ? new IssuerIsRevoked() : of(secretId, directory, now);
      }
    };
  }

  private static SecretIdStanding of(SecretId secretId, Directory directory, Instant now) {
    if (secretId.hasEnded(now)) {
      return new Expired(secretId.expiresAt());
    }
    var role = directory.appRoles().withId(secretId.role());
    if (role == null) {
      return new RoleIsGone(secretId.role());
    }
    return directory.of(role.principal()) instanceof Enrolled principal
        ? new Counts(secretId, role, principal)
        : new PrincipalIsGone(role.principal());
  }
}

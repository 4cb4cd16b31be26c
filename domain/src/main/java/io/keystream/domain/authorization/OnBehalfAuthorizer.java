package io.keystream.domain.authorization;

import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.authorization.OnBehalfDecision.Asked;
import io.keystream.domain.authorization.OnBehalfDecision.Refused;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.AccessDecision;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.OnBehalfPaths;
import io.keystream.domain.policy.Source;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers whether a service may command in the name of a caller, and whether that caller may ask
 * what is asked.
 *
 * <p>The service that passes a command on has asked the same when the caller came; whoever carries
 * the command out asks again. So a service alone gets no more out of a caller's name than that
 * caller may, and nothing in the name of those who are revoked, of other services, or of anybody
 * where no policy lets it.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class OnBehalfAuthorizer {

  private final Authorizer authorizer;

  public OnBehalfAuthorizer(Authorizer authorizer) {
    this.authorizer = authorizer;
  }

  /**
   * Asks the policies of both.
   *
   * @param issuer who signed the command, as it is enrolled
   * @param asked what the caller wants to do
   */
  public OnBehalfDecision decide(
      Directory directory, Enrolled issuer, Principal caller, AccessRequest asked) {
    var hindrance = hindrance(directory, issuer, caller, asked.at());
    return hindrance == null
        ? new Asked(authorizer.authorize(directory, caller, asked))
        : new Refused(hindrance);
  }

  private @Nullable AccessRefusal hindrance(
      Directory directory, Enrolled issuer, Principal caller, Instant now) {
    if (issuer.kind() != PrincipalKind.SERVICE) {
      return new AccessRefusal.OnlyServicesActForOthers(issuer.principal());
    }
    return mayActFor(directory, issuer.principal(), caller, now)
        ? hindrance(directory.of(caller))
        : new AccessRefusal.MayNotActFor(issuer.principal(), caller);
  }

  private static @Nullable AccessRefusal hindrance(Enrolment caller) {
    return switch (caller) {
      case Enrolment.Absent _ -> new AccessRefusal.CallerIsNotEnrolled(caller.principal());
      case Enrolment.Revoked _ -> new AccessRefusal.CallerIsRevoked(caller.principal());
      case Enrolled enrolled ->
          switch (enrolled.kind()) {
            case OPERATOR, APPLICATION -> null;
            case SERVICE -> new AccessRefusal.NobodyActsForServices(caller.principal());
          };
    };
  }

  private boolean mayActFor(Directory directory, Principal issuer, Principal caller, Instant now) {
    var asked =
        new AccessRequest(
            OnBehalfPaths.onBehalfOf(caller),
            Map.of(),
            new Application(issuer.name()),
            new Source.Unknown(),
            Map.of(),
            now);
    return authorizer.authorize(directory, issuer, asked).decision()
        instanceof AccessDecision.Allowed;
  }
}

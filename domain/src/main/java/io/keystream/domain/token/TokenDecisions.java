package io.keystream.domain.token;

import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.Policies;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.token.TokenCreator.Authority;
import io.keystream.domain.token.TokenCreator.ByCertificate;
import io.keystream.domain.token.TokenCreator.ByToken;
import io.keystream.domain.token.TokenCreator.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what a token is issued with and how far it is renewed, by the rules of Vault's. */
public final class TokenDecisions {

  private TokenDecisions() {}

  /** A token as asked, or why there is none. That the creator may ask at all is decided before. */
  public static TokenDecision issue(
      Directory directory, TokenCreator creator, TokenRequest request, Issuance issuance) {
    if (!(directory.of(creator.principal()) instanceof Enrolled principal)) {
      return refuse(new TokenRefusal.PrincipalIsNotEnrolled(creator.principal()));
    }
    if (issuance.remembered() >= Token.MOST) {
      return refuse(new TokenRefusal.TooManyTokens(Token.MOST));
    }
    try {
      var wanted = WantedToken.of(request, creator);
      var hindrance = hindrance(principal, creator, wanted);
      return hindrance == null
          ? new TokenDecision.Accepted(wanted.issued(principal.principal(), issuance))
          : refuse(hindrance);
    } catch (IllegalArgumentException e) {
      return refuse(new TokenRefusal.OutsideLimits(String.valueOf(e.getMessage())));
    }
  }

  /**
   * The token with a later end, or with the one it has where its maximum is reached.
   *
   * @param increment null for as long as it was made for; a periodic token gets its period
   */
  public static TokenDecision renew(Token token, @Nullable Duration increment, Instant now) {
    var lifetime = token.lifetime();
    if (lifetime.hasEnded(now)) {
      return refuse(new TokenRefusal.HasExpired(token.accessor(), lifetime.expiresAt()));
    }
    if (lifetime.renewal() == TokenRenewal.NOT_RENEWABLE) {
      return refuse(new TokenRefusal.IsNotRenewable(token.accessor()));
    }
    if (increment != null && increment.compareTo(TokenLifetime.LEAST_TTL) < 0) {
      return refuse(
          new TokenRefusal.OutsideLimits("increment must be at least 1 second: " + increment));
    }
    var wanted = increment == null ? lifetime.creationTtl() : increment;
    return new TokenDecision.Accepted(token.with(lifetime.renewed(wanted, now)));
  }

  private static @Nullable TokenRefusal hindrance(
      Enrolled principal, TokenCreator creator, WantedToken wanted) {
    for (var named : wanted.policiesBeyond(Set.of())) {
      if (Policies.isForServices(named)) {
        return new TokenRefusal.PolicyIsForServices(named);
      }
    }
    return switch (creator) {
      case Login _ -> null;
      case ByCertificate(_, var authority) ->
          authority == Authority.SUDO ? null : beyond(principal.policies(), List.of(), wanted);
      case ByToken(var token, var depth, var authority) -> {
        if (depth >= TokenStanding.MOST_ANCESTORS
            && wanted.parent() instanceof TokenParent.ChildOf) {
          yield new TokenRefusal.TooManyAncestors(TokenStanding.MOST_ANCESTORS);
        }
        if (authority == Authority.SUDO) {
          yield null;
        }
        yield wanted.parent() instanceof TokenParent.Orphan
            ? new TokenRefusal.NeedsSudo("no_parent")
            : beyond(token.policies().namesFor(principal), token.networks(), wanted);
      }
    };
  }

  /** What somebody without sudo does not give because it has it not itself. */
  private static @Nullable TokenRefusal beyond(
      Set<PolicyName> policies, List<Network> networks, WantedToken wanted) {
    if (wanted.request().period() != null) {
      return new TokenRefusal.NeedsSudo("period");
    }
    var others = wanted.policiesBeyond(policies);
    if (!others.isEmpty()) {
      return new TokenRefusal.PoliciesBeyondCreator(others);
    }
    var elsewhere = wanted.networksBeyond(networks);
    return elsewhere.isEmpty()
        ? null
        : new TokenRefusal.NetworksBeyondCreator(elsewhere.getFirst().toString());
  }

  private static TokenDecision refuse(TokenRefusal reason) {
    return new TokenDecision.Refused(reason);
  }
}

package io.keystream.domain.token;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.PolicyName;
import java.time.Instant;
import java.util.SortedSet;

/** Why a token is not issued or not renewed; part of the API, recorded and shown to the caller. */
public sealed interface TokenRefusal {

  /**
   * A value cannot be.
   *
   * @param problem beginning with the field, as requests over HTTP spell it, and naming the limit
   */
  record OutsideLimits(String problem) implements TokenRefusal {}

  /** Whoever has no sudo gives what it has itself. */
  record PoliciesBeyondCreator(SortedSet<PolicyName> policies) implements TokenRefusal {}

  /** A token that is accepted from some networks makes none that is accepted from others. */
  record NetworksBeyondCreator(String network) implements TokenRefusal {}

  /**
   * Only who has sudo may ask this.
   *
   * @param field as requests over HTTP spell it
   */
  record NeedsSudo(String field) implements TokenRefusal {}

  /** Services have it by their kind; no token names it. */
  record PolicyIsForServices(PolicyName policy) implements TokenRefusal {}

  record PrincipalIsNotEnrolled(Principal principal) implements TokenRefusal {}

  record TooManyAncestors(int most) implements TokenRefusal {}

  record TooManyTokens(int most) implements TokenRefusal {}

  record IsNotRenewable(Accessor token) implements TokenRefusal {}

  record HasExpired(Accessor token, Instant at) implements TokenRefusal {}

  /** Stable machine-readable name, in the manner of the HTTP API. */
  default String code() {
    return switch (this) {
      case OutsideLimits _ -> "invalid-request";
      case PoliciesBeyondCreator _ -> "policies-beyond-creator";
      case NetworksBeyondCreator _ -> "networks-beyond-creator";
      case NeedsSudo _ -> "needs-sudo";
      case PolicyIsForServices _ -> "policy-is-for-services";
      case PrincipalIsNotEnrolled _ -> "principal-is-not-enrolled";
      case TooManyAncestors _ -> "too-many-ancestors";
      case TooManyTokens _ -> "too-many-tokens";
      case IsNotRenewable _ -> "token-is-not-renewable";
      case HasExpired _ -> "token-expired";
    };
  }

  /** One sentence for a person: what was wrong, with which value, and what to do. */
  default String message() {
    return switch (this) {
      case OutsideLimits(var problem) -> problem + ".";
      case PoliciesBeyondCreator(var policies) ->
          "Whoever makes the token has not itself "
              + String.join(", ", policies.stream().map(policy -> "'" + policy + "'").toList())
              + "; only who has sudo gives what it has not.";
      case NetworksBeyondCreator(var network) ->
          "bound_cidrs names "
              + network
              + ", from where the token that makes this one is not accepted.";
      case NeedsSudo(var field) -> field + " is for those whose policies grant sudo at this path.";
      case PolicyIsForServices(var policy) ->
          "Policy '" + policy + "' is that of every service and of nobody else; name another.";
      case PrincipalIsNotEnrolled(var principal) ->
          "'" + principal.name() + "' is not enrolled; there are no tokens for it.";
      case TooManyAncestors(var most) ->
          "The token that makes this one has " + most + " ancestors, the most there may be.";
      case TooManyTokens(var most) ->
          "There are %,d tokens, the most there may be; wait until some have ended."
              .formatted(most);
      case IsNotRenewable(var token) -> "Token " + token + " is not renewable; log in again.";
      case HasExpired(var token, var at) ->
          "Token " + token + " expired at " + at + "; log in again.";
    };
  }
}

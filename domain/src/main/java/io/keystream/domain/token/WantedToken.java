package io.keystream.domain.token;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.token.TokenCreator.ByCertificate;
import io.keystream.domain.token.TokenCreator.ByToken;
import io.keystream.domain.token.TokenCreator.Login;
import io.keystream.domain.token.TokenRequest.Descent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A request for a token, read, and completed by what its creator has. */
record WantedToken(
    TokenRequest request, TokenPolicies policies, TokenParent parent, List<Network> networks) {

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException naming the field and its limit
   */
  static WantedToken of(TokenRequest request, TokenCreator creator) {
    return new WantedToken(
        request, policies(request, creator), parent(request, creator), networks(request, creator));
  }

  Token issued(Principal principal, Issuance issuance) {
    return new Token(
        issuance.hash(),
        principal,
        policies,
        TokenMetadata.of(request.metadata()),
        request.displayName(),
        request.path(),
        TokenLifetime.asked(request, issuance.now()),
        parent,
        networks,
        issuance.issuer());
  }

  /** Those it names that are none of these; what it has of its principal is always among them. */
  TreeSet<PolicyName> policiesBeyond(Set<PolicyName> some) {
    return switch (policies) {
      case TokenPolicies.OfPrincipal _ -> new TreeSet<>();
      case TokenPolicies.Named(var names) ->
          names.stream()
              .filter(name -> !some.contains(name))
              .collect(Collectors.toCollection(TreeSet::new));
    };
  }

  /** Those that are not within one of these; none where everywhere is meant. */
  List<Network> networksBeyond(List<Network> some) {
    return Network.beyond(networks, some);
  }

  private static TokenPolicies policies(TokenRequest request, TokenCreator creator) {
    var names = request.policies();
    if (names != null) {
      return new TokenPolicies.Named(
          names.stream().map(PolicyName::new).collect(Collectors.toSet()));
    }
    return switch (creator) {
      case Login _, ByCertificate _ -> new TokenPolicies.OfPrincipal();
      case ByToken(var token, _, _) -> token.policies();
    };
  }

  private static TokenParent parent(TokenRequest request, TokenCreator creator) {
    return creator instanceof ByToken(var token, _, _) && request.descent() == Descent.CHILD
        ? new TokenParent.ChildOf(token.accessor())
        : new TokenParent.Orphan();
  }

  private static List<Network> networks(TokenRequest request, TokenCreator creator) {
    return request.boundNetworks().isEmpty() && creator instanceof ByToken(var token, _, _)
        ? token.networks()
        : request.boundNetworks().stream().map(WantedToken::network).toList();
  }

  private static Network network(String text) {
    try {
      return Network.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("bound_cidrs: " + e.getMessage(), e);
    }
  }
}

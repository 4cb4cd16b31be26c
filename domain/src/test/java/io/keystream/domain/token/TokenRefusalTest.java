package io.keystream.domain.token;

import static io.keystream.domain.token.House.NOW;
import static io.keystream.domain.token.House.TILL;
import static io.keystream.domain.token.House.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.policy.PolicyName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a refused caller reads; codes are part of the API and never change. */
final class TokenRefusalTest {

  private static final String PINNED =
      """
      invalid-request: meta has 33 pairs, at most 32.
      policies-beyond-creator: Whoever makes the token has not itself 'night', 'tills'; only who has sudo gives what it has not.
      networks-beyond-creator: bound_cidrs names 0.0.0.0/0, from where the token that makes this one is not accepted.
      needs-sudo: period is for those whose policies grant sudo at this path.
      policy-is-for-services: Policy 'service' is that of every service and of nobody else; name another.
      principal-is-not-enrolled: 'svc-till' is not enrolled; there are no tokens for it.
      too-many-ancestors: The token that makes this one has 32 ancestors, the most there may be.
      too-many-tokens: There are 1,000,000 tokens, the most there may be; wait until some have ended.
      token-is-not-renewable: Token AAAAAAAAAAEAAAAAAAAAAQAA is not renewable; log in again.
      token-expired: Token AAAAAAAAAAEAAAAAAAAAAQAA expired at 2026-11-01T12:00:00Z; log in again.
      """;

  private static final Accessor TOKEN = House.token(1).accessor();

  private static final List<TokenRefusal> ALL =
      List.of(
          new TokenRefusal.OutsideLimits("meta has 33 pairs, at most 32"),
          new TokenRefusal.PoliciesBeyondCreator(new TreeSet<>(names("tills", "night"))),
          new TokenRefusal.NetworksBeyondCreator("0.0.0.0/0"),
          new TokenRefusal.NeedsSudo("period"),
          new TokenRefusal.PolicyIsForServices(new PolicyName("service")),
          new TokenRefusal.PrincipalIsNotEnrolled(TILL),
          new TokenRefusal.TooManyAncestors(32),
          new TokenRefusal.TooManyTokens(Token.MOST),
          new TokenRefusal.IsNotRenewable(TOKEN),
          new TokenRefusal.HasExpired(TOKEN, NOW));

  @Test
  void every_refusal_says_what_was_wrong() {
    assertThat(
            ALL.stream()
                .map(refusal -> refusal.code() + ": " + refusal.message() + "\n")
                .collect(Collectors.joining()))
        .isEqualTo(PINNED);
  }

  @Test
  void the_list_has_every_refusal() {
    assertThat(ALL.stream().<Class<?>>map(TokenRefusal::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(TokenRefusal.class.getPermittedSubclasses()));
  }
}

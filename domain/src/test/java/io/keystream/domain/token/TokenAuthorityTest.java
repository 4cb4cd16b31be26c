package io.keystream.domain.token;

import static io.keystream.domain.token.House.FRONT;
import static io.keystream.domain.token.House.NOW;
import static io.keystream.domain.token.House.TILL;
import static io.keystream.domain.token.House.hash;
import static io.keystream.domain.token.House.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.token.TokenCreator.Authority;
import io.keystream.domain.token.TokenRequest.Descent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who gives what to a token: nobody without sudo gives more than it has. */
final class TokenAuthorityTest {

  private static final TokenCreator LOGIN = new TokenCreator.Login(TILL);
  private static final TokenCreator CERTIFICATE =
      new TokenCreator.ByCertificate(TILL, Authority.ORDINARY);
  private static final Token PARENT = House.token(1);

  private final House house = new House();
  private final Issuing issuing = new Issuing(house);

  @Test
  void a_child_has_what_its_parent_has() {
    var parent = parent(names("tills"), "10.0.0.0/8");

    var child = issuing.accepted(by(parent, Authority.ORDINARY), asked());

    assertThat(child.policies()).isEqualTo(parent.policies());
    assertThat(child.networks()).isEqualTo(parent.networks());
    assertThat(child.parent()).isEqualTo(new TokenParent.ChildOf(parent.accessor()));
    assertThat(child.principal()).isEqualTo(TILL);
  }

  @Test
  void a_child_gets_no_policy_that_its_parent_has_not() {
    var some = by(parent(names("tills")), Authority.ORDINARY);
    var all = by(PARENT, Authority.ORDINARY);

    assertThat(issuing.accepted(some, asked().policies("tills")).policies())
        .isEqualTo(new TokenPolicies.Named(names("tills")));
    assertThat(issuing.accepted(all, asked().policies("tills", "night"))).isNotNull();
    assertThat(issuing.accepted(CERTIFICATE, asked().policies("night"))).isNotNull();
    assertThat(issuing.refusal(some, asked().policies("tills", "night")))
        .isEqualTo(new TokenRefusal.PoliciesBeyondCreator(new TreeSet<>(names("night"))));
    assertThat(issuing.refusal(all, asked().policies("other", "root")))
        .isEqualTo(new TokenRefusal.PoliciesBeyondCreator(new TreeSet<>(names("other", "root"))));
    assertThat(issuing.refusal(CERTIFICATE, asked().policies("other")))
        .isEqualTo(new TokenRefusal.PoliciesBeyondCreator(new TreeSet<>(names("other"))));
  }

  @Test
  void whoever_has_sudo_and_a_login_gives_any_policy_but_that_of_services() {
    for (var creator : List.of(by(PARENT, Authority.SUDO), LOGIN)) {
      assertThat(issuing.accepted(creator, asked().policies("other", "root"))).isNotNull();
      assertThat(issuing.refusal(creator, asked().policies("service")))
          .isInstanceOf(TokenRefusal.PolicyIsForServices.class);
    }
  }

  @Test
  void orphans_and_periods_need_sudo() {
    var ordinary = by(PARENT, Authority.ORDINARY);
    var sudo = by(PARENT, Authority.SUDO);
    var orphan = asked().descent(Descent.ORPHAN);
    var periodic = asked().period(Duration.ofHours(1));

    assertThat(issuing.refusal(ordinary, orphan))
        .isEqualTo(new TokenRefusal.NeedsSudo("no_parent"));
    assertThat(issuing.refusal(ordinary, periodic)).isEqualTo(new TokenRefusal.NeedsSudo("period"));
    assertThat(issuing.refusal(CERTIFICATE, periodic))
        .isEqualTo(new TokenRefusal.NeedsSudo("period"));
    assertThat(issuing.accepted(sudo, orphan).parent()).isEqualTo(new TokenParent.Orphan());
    assertThat(issuing.accepted(sudo, periodic).lifetime().period()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void a_child_is_accepted_from_nowhere_that_its_parent_is_not() {
    var bound = by(parent(names("tills"), "10.0.0.0/8", "2001:db8::/32"), Authority.ORDINARY);

    assertThat(issuing.accepted(bound, asked().networks("10.1.0.0/16", "10.0.0.0/8")).networks())
        .containsExactly(Network.parse("10.1.0.0/16"), Network.parse("10.0.0.0/8"));
    for (var wider : List.of("0.0.0.0/0", "11.0.0.0/8", "2001:db8::/31")) {
      assertThat(issuing.refusal(bound, asked().networks("10.1.0.0/16", wider)))
          .isEqualTo(new TokenRefusal.NetworksBeyondCreator(Network.parse(wider).toString()));
    }
    assertThat(issuing.accepted(by(PARENT, Authority.ORDINARY), asked().networks("0.0.0.0/0")))
        .isNotNull();
  }

  @Test
  void who_is_not_enrolled_gets_no_token() {
    assertThat(issuing.refusal(new TokenCreator.Login(new Principal("nobody")), asked()))
        .isInstanceOf(TokenRefusal.PrincipalIsNotEnrolled.class);
    house.revoke(TILL);
    for (var creator : List.of(LOGIN, CERTIFICATE, by(PARENT, Authority.SUDO))) {
      assertThat(issuing.refusal(creator, asked()))
          .isEqualTo(new TokenRefusal.PrincipalIsNotEnrolled(TILL));
    }
  }

  @Test
  void a_family_has_so_many_generations_and_there_are_so_many_tokens() {
    var last = new TokenCreator.ByToken(PARENT, 31, Authority.ORDINARY);
    var tooFar = new TokenCreator.ByToken(PARENT, 32, Authority.SUDO);

    assertThat(issuing.accepted(last, asked())).isNotNull();
    assertThat(issuing.refusal(tooFar, asked())).isEqualTo(new TokenRefusal.TooManyAncestors(32));
    assertThat(issuing.accepted(tooFar, asked().descent(Descent.ORPHAN))).isNotNull();
    assertThat(
            TokenDecisions.issue(
                house.directory(),
                LOGIN,
                asked().request(),
                new Issuance(hash(7), FRONT, NOW, 1_000_000)))
        .isEqualTo(new TokenDecision.Refused(new TokenRefusal.TooManyTokens(1_000_000)));
  }

  private static TokenCreator by(Token parent, Authority authority) {
    return new TokenCreator.ByToken(parent, 0, authority);
  }

  private static Token parent(Set<PolicyName> policies, String... networks) {
    return new Token(
        hash(1),
        TILL,
        new TokenPolicies.Named(policies),
        TokenMetadata.NONE,
        "till",
        "auth/cert/login",
        House.lifetime(Duration.ofHours(1), null, null),
        new TokenParent.Orphan(),
        List.of(networks).stream().map(Network::parse).toList(),
        FRONT);
  }

  private static Asked asked() {
    return new Asked();
  }
}

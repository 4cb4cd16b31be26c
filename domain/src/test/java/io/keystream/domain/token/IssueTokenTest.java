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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token is issued with, and what is refused. */
final class IssueTokenTest {

  private static final TokenCreator LOGIN = new TokenCreator.Login(TILL);
  private static final TokenCreator CERTIFICATE =
      new TokenCreator.ByCertificate(TILL, Authority.ORDINARY);
  private static final Token PARENT = House.token(1);

  private final House house = new House();

  @Test
  void what_nobody_says_is_the_default() {
    var token = accepted(LOGIN, asked());

    assertThat(token)
        .isEqualTo(
            new Token(
                hash(7),
                TILL,
                new TokenPolicies.OfPrincipal(),
                TokenMetadata.NONE,
                "till",
                "auth/token/create",
                House.lifetime(Duration.ofDays(32), null, null),
                new TokenParent.Orphan(),
                List.of(),
                FRONT));
  }

  @Test
  void times_are_whole_milliseconds_and_whole_seconds() {
    var issuance = new Issuance(hash(7), FRONT, NOW.plusNanos(1_999_999), 0);
    var request = new Asked().ttl(Duration.ofMillis(1_999)).request();

    var decision = TokenDecisions.issue(house.directory(), LOGIN, request, issuance);

    assertThat(((TokenDecision.Accepted) decision).token().lifetime())
        .extracting(TokenLifetime::issuedAt, TokenLifetime::expiresAt)
        .containsExactly(NOW.plusMillis(1), NOW.plusMillis(1_001));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 3600, 2_764_800})
  void a_ttl_is_obeyed(long seconds) {
    assertThat(ttl(asked().ttl(Duration.ofSeconds(seconds)))).isEqualTo(seconds);
  }

  @Test
  void more_than_the_maximum_is_the_maximum() {
    assertThat(ttl(asked().ttl(Duration.ofSeconds(2_764_801)))).isEqualTo(2_764_800);
    assertThat(ttl(asked().ttl(Duration.ofSeconds(Long.MAX_VALUE)))).isEqualTo(2_764_800);
    assertThat(ttl(asked().explicitMaxTtl(Duration.ofMinutes(1)))).isEqualTo(60);
    assertThat(ttl(asked().explicitMaxTtl(Duration.ofDays(365)))).isEqualTo(2_764_800);
  }

  @Test
  void a_periodic_token_lasts_for_its_period_and_no_longer_than_its_explicit_maximum() {
    var period = asked().period(Duration.ofDays(1)).ttl(Duration.ofHours(1));

    assertThat(ttl(period)).isEqualTo(24 * 3600);
    assertThat(ttl(period.explicitMaxTtl(Duration.ofSeconds(5)))).isEqualTo(5);
  }

  @Test
  void durations_outside_their_limits_are_refused_by_name() {
    refused(LOGIN, asked().ttl(Duration.ofMillis(999)), "ttl must be at least 1 second: PT0.999S.");
    refused(LOGIN, asked().ttl(Duration.ofSeconds(-1)), "ttl must be at least 1 second: PT-1S.");
    refused(
        LOGIN,
        asked().period(Duration.ofSeconds(2_764_801)),
        "period must be whole seconds, 1 to 2764800: PT768H1S.");
    refused(
        LOGIN,
        asked().period(Duration.ofSeconds(Long.MAX_VALUE)),
        "period must be whole seconds, 1 to 2764800: PT2562047788015215H30M7S.");
    refused(
        LOGIN, asked().period(Duration.ZERO), "period must be whole seconds, 1 to 2764800: PT0S.");
    refused(
        LOGIN,
        asked().explicitMaxTtl(Duration.ofDays(3651)),
        "explicit_max_ttl must be whole seconds, 1 to 315360000: PT87624H.");
    refused(
        LOGIN,
        asked().explicitMaxTtl(Duration.ZERO),
        "explicit_max_ttl must be whole seconds, 1 to 315360000: PT0S.");
  }

  @Test
  void texts_outside_their_limits_are_refused_by_name() {
    refused(LOGIN, asked().displayName(""), "display_name must have 1 to 256 characters, has 0.");
    refused(
        LOGIN,
        asked().displayName("x".repeat(257)),
        "display_name must have 1 to 256 characters, has 257.");
    refused(
        LOGIN,
        asked().path("sys/health"),
        "path must be auth/ and segments, at most 128 characters: 'sys/health'.");
    refused(LOGIN, asked().metadata(pairs(33)), "meta has 33 pairs, at most 32.");
    refused(LOGIN, asked().metadata(Map.of("", "")), "meta has a name without characters.");
    refused(
        LOGIN,
        asked().metadata(Map.of("ü".repeat(65), "")),
        "a name of meta has 130 bytes, at most 128.");
    refused(
        LOGIN,
        asked().metadata(Map.of("team", "ü".repeat(257))),
        "meta 'team' has 514 bytes, at most 512.");
    refused(
        LOGIN,
        asked().metadata(Map.of("team", "\ud800")),
        "meta 'team' has half a surrogate pair.");
    refused(
        LOGIN,
        asked().networks("10.0.0.0"),
        "bound_cidrs: a network is an address/bits, such as 10.0.0.0/8 or 2001:db8::/32:"
            + " '10.0.0.0'.");
    refused(
        LOGIN,
        asked().networks(many(33, "10.0.%d.0/24")),
        "bound_cidrs must be at most 32, are 33.");
    refused(
        LOGIN,
        asked().policies(many(65, "p%d")),
        "policies must be at most 64 for a token, are 65.");
    refused(
        LOGIN,
        asked().policies("Tills"),
        "policy name must be a lower-case letter or digit followed by such, '.', '_', '-', '/':"
            + " 'Tills'.");
  }

  @Test
  void the_largest_of_everything_is_issued() {
    var token =
        accepted(
            LOGIN,
            asked()
                .displayName("x".repeat(256))
                .metadata(pairs(32))
                .networks(many(32, "10.0.%d.0/24"))
                .policies(many(64, "p%d")));

    assertThat(token.metadata().values()).hasSize(32);
    assertThat(token.networks()).hasSize(32);
    assertThat(((TokenPolicies.Named) token.policies()).names()).hasSize(64);
  }

  @Test
  void a_child_has_what_its_parent_has() {
    var parent = parent(names("tills"), "10.0.0.0/8");

    var child = accepted(by(parent, Authority.ORDINARY), asked());

    assertThat(child.policies()).isEqualTo(parent.policies());
    assertThat(child.networks()).isEqualTo(parent.networks());
    assertThat(child.parent()).isEqualTo(new TokenParent.ChildOf(parent.accessor()));
    assertThat(child.principal()).isEqualTo(TILL);
  }

  @Test
  void a_child_gets_no_policy_that_its_parent_has_not() {
    var some = by(parent(names("tills")), Authority.ORDINARY);
    var all = by(PARENT, Authority.ORDINARY);

    assertThat(accepted(some, asked().policies("tills")).policies())
        .isEqualTo(new TokenPolicies.Named(names("tills")));
    assertThat(accepted(all, asked().policies("tills", "night"))).isNotNull();
    assertThat(accepted(CERTIFICATE, asked().policies("night"))).isNotNull();
    assertThat(refusal(some, asked().policies("tills", "night")))
        .isEqualTo(new TokenRefusal.PoliciesBeyondCreator(new TreeSet<>(names("night"))));
    assertThat(refusal(all, asked().policies("other", "root")))
        .isEqualTo(new TokenRefusal.PoliciesBeyondCreator(new TreeSet<>(names("other", "root"))));
    assertThat(refusal(CERTIFICATE, asked().policies("other")))
        .isEqualTo(new TokenRefusal.PoliciesBeyondCreator(new TreeSet<>(names("other"))));
  }

  @Test
  void whoever_has_sudo_and_a_login_gives_any_policy_but_that_of_services() {
    for (var creator : List.of(by(PARENT, Authority.SUDO), LOGIN)) {
      assertThat(accepted(creator, asked().policies("other", "root"))).isNotNull();
      assertThat(refusal(creator, asked().policies("service")))
          .isInstanceOf(TokenRefusal.PolicyIsForServices.class);
    }
  }

  @Test
  void orphans_and_periods_need_sudo() {
    var ordinary = by(PARENT, Authority.ORDINARY);
    var sudo = by(PARENT, Authority.SUDO);
    var orphan = asked().descent(Descent.ORPHAN);
    var periodic = asked().period(Duration.ofHours(1));

    assertThat(refusal(ordinary, orphan)).isEqualTo(new TokenRefusal.NeedsSudo("no_parent"));
    assertThat(refusal(ordinary, periodic)).isEqualTo(new TokenRefusal.NeedsSudo("period"));
    assertThat(refusal(CERTIFICATE, periodic)).isEqualTo(new TokenRefusal.NeedsSudo("period"));
    assertThat(accepted(sudo, orphan).parent()).isEqualTo(new TokenParent.Orphan());
    assertThat(accepted(sudo, periodic).lifetime().period()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void a_child_is_accepted_from_nowhere_that_its_parent_is_not() {
    var bound = by(parent(names("tills"), "10.0.0.0/8", "2001:db8::/32"), Authority.ORDINARY);

    assertThat(accepted(bound, asked().networks("10.1.0.0/16", "10.0.0.0/8")).networks())
        .containsExactly(Network.parse("10.1.0.0/16"), Network.parse("10.0.0.0/8"));
    for (var wider : List.of("0.0.0.0/0", "11.0.0.0/8", "2001:db8::/31")) {
      assertThat(refusal(bound, asked().networks("10.1.0.0/16", wider)))
          .isEqualTo(new TokenRefusal.NetworksBeyondCreator(Network.parse(wider).toString()));
    }
    assertThat(accepted(by(PARENT, Authority.ORDINARY), asked().networks("0.0.0.0/0"))).isNotNull();
  }

  @Test
  void who_is_not_enrolled_gets_no_token() {
    assertThat(refusal(new TokenCreator.Login(new Principal("nobody")), asked()))
        .isInstanceOf(TokenRefusal.PrincipalIsNotEnrolled.class);
    house.revoke(TILL);
    for (var creator : List.of(LOGIN, CERTIFICATE, by(PARENT, Authority.SUDO))) {
      assertThat(refusal(creator, asked()))
          .isEqualTo(new TokenRefusal.PrincipalIsNotEnrolled(TILL));
    }
  }

  @Test
  void a_family_has_so_many_generations_and_there_are_so_many_tokens() {
    var last = new TokenCreator.ByToken(PARENT, 31, Authority.ORDINARY);
    var tooFar = new TokenCreator.ByToken(PARENT, 32, Authority.SUDO);

    assertThat(accepted(last, asked())).isNotNull();
    assertThat(refusal(tooFar, asked())).isEqualTo(new TokenRefusal.TooManyAncestors(32));
    assertThat(accepted(tooFar, asked().descent(Descent.ORPHAN))).isNotNull();
    assertThat(
            TokenDecisions.issue(
                house.directory(),
                LOGIN,
                asked().request(),
                new Issuance(hash(7), FRONT, NOW, 1_000_000)))
        .isEqualTo(new TokenDecision.Refused(new TokenRefusal.TooManyTokens(1_000_000)));
  }

  private long ttl(Asked asked) {
    var lifetime = accepted(LOGIN, asked).lifetime();
    assertThat(lifetime.expiresAt()).isEqualTo(lifetime.issuedAt().plus(lifetime.creationTtl()));
    return lifetime.creationTtl().toSeconds();
  }

  private Token accepted(TokenCreator creator, Asked asked) {
    return switch (decide(creator, asked)) {
      case TokenDecision.Accepted(var token) -> token;
      case TokenDecision.Refused(var reason) -> throw new AssertionError(reason.message());
    };
  }

  private TokenRefusal refusal(TokenCreator creator, Asked asked) {
    return switch (decide(creator, asked)) {
      case TokenDecision.Accepted(var token) -> throw new AssertionError("issued: " + token);
      case TokenDecision.Refused(var reason) -> reason;
    };
  }

  private void refused(TokenCreator creator, Asked asked, String message) {
    var refusal = refusal(creator, asked);
    assertThat(refusal.code()).isEqualTo("invalid-request");
    assertThat(refusal.message()).isEqualTo(message);
  }

  private TokenDecision decide(TokenCreator creator, Asked asked) {
    return TokenDecisions.issue(
        house.directory(), creator, asked.request(), new Issuance(hash(7), FRONT, NOW, 999_999));
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

  private static Map<String, String> pairs(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(Collectors.toMap("name%d"::formatted, "value%d"::formatted));
  }

  private static String[] many(int count, String shape) {
    return IntStream.range(0, count).mapToObj(shape::formatted).toArray(String[]::new);
  }

  private static Asked asked() {
    return new Asked();
  }

  /** A plain request with some values of its own. */
  private record Asked(UnaryOperator<TokenRequest> changes) {

    Asked() {
      this(UnaryOperator.identity());
    }

    TokenRequest request() {
      return changes.apply(TokenRequest.plain("auth/token/create", "till"));
    }

    Asked policies(String... names) {
      return and(
          r -> with(r, List.of(names), r.ttl(), r.explicitMaxTtl(), r.period(), r.descent()));
    }

    Asked ttl(Duration ttl) {
      return and(r -> with(r, r.policies(), ttl, r.explicitMaxTtl(), r.period(), r.descent()));
    }

    Asked explicitMaxTtl(Duration most) {
      return and(r -> with(r, r.policies(), r.ttl(), most, r.period(), r.descent()));
    }

    Asked period(Duration period) {
      return and(r -> with(r, r.policies(), r.ttl(), r.explicitMaxTtl(), period, r.descent()));
    }

    Asked descent(Descent descent) {
      return and(r -> with(r, r.policies(), r.ttl(), r.explicitMaxTtl(), r.period(), descent));
    }

    Asked metadata(Map<String, String> metadata) {
      return and(r -> texts(r, metadata, r.displayName(), r.path(), r.boundNetworks()));
    }

    Asked displayName(String name) {
      return and(r -> texts(r, r.metadata(), name, r.path(), r.boundNetworks()));
    }

    Asked path(String path) {
      return and(r -> texts(r, r.metadata(), r.displayName(), path, r.boundNetworks()));
    }

    Asked networks(String... networks) {
      return and(r -> texts(r, r.metadata(), r.displayName(), r.path(), List.of(networks)));
    }

    private Asked and(UnaryOperator<TokenRequest> change) {
      return new Asked(request -> change.apply(changes.apply(request)));
    }

    private static TokenRequest with(
        TokenRequest r,
        @Nullable List<String> policies,
        @Nullable Duration ttl,
        @Nullable Duration explicitMaxTtl,
        @Nullable Duration period,
        Descent descent) {
      return new TokenRequest(
          policies,
          r.metadata(),
          r.displayName(),
          r.path(),
          ttl,
          explicitMaxTtl,
          period,
          r.renewal(),
          descent,
          r.boundNetworks());
    }

    private static TokenRequest texts(
        TokenRequest r,
        Map<String, String> metadata,
        String displayName,
        String path,
        List<String> networks) {
      return new TokenRequest(
          r.policies(),
          metadata,
          displayName,
          path,
          r.ttl(),
          r.explicitMaxTtl(),
          r.period(),
          r.renewal(),
          r.descent(),
          networks);
    }
  }
}

package io.keystream.domain.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.ClaimName;
import io.keystream.domain.access.JwtBounds;
import io.keystream.domain.access.JwtIssuer;
import io.keystream.domain.access.JwtNaming;
import io.keystream.domain.access.JwtRole;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.access.RoleTokens;
import io.keystream.domain.caller.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a role asks of a signed token, and nothing less. */
final class JwtDecisionsTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final String ISSUER = "https://issuer.example";
  private static final ClaimName REPOSITORY = new ClaimName("repository");

  private static final JwtRole ROLE =
      role("job:7", Map.of(REPOSITORY, Set.of("shop/till", "shop/door")), JwtBounds.Matching.EXACT);

  @Test
  void what_the_role_asks_for_lets_log_in_under_the_name_of_its_claim() {
    assertThat(JwtDecisions.decide(ROLE, claims("job:7", "shop/door"), NOW))
        .isEqualTo(
            new JwtDecision.Accepted(
                ISSUER, "job:7", "job:7", Map.of("role", "ci", "repo", "shop/door")));
  }

  @Test
  void another_issuer_audience_subject_or_claim_does_not() {
    var good = claims("job:7", "shop/till");

    refused("jwt-issuer", with(good, null, good.audiences()));
    refused("jwt-issuer", with(good, ISSUER + "/", good.audiences()));
    refused("jwt-audience", with(good, ISSUER, List.of()));
    refused("jwt-audience", with(good, ISSUER, List.of("others", "keystream ")));
    refused("jwt-subject", claims("job:70", "shop/till"));
    refused("jwt-subject", claims(null, "shop/till"));
    refused("jwt-claim", claims("job:7", "shop/tills"));
    refused("jwt-claim", claims("job:7", null));
  }

  @Test
  void one_audience_among_several_is_enough() {
    var good = claims("job:7", "shop/till");

    assertThat(decide(ROLE, with(good, ISSUER, List.of("others", "keystream")))).isEmpty();
  }

  /** Seconds from now; a dash where the claim is missing. */
  @ParameterizedTest
  @CsvSource({
    "600,    -,   0,      ",
    "-59,    -,   -300,   ",
    "-60,    -,   -300,   jwt-expired",
    "-,      -,   0,      jwt-has-no-end",
    "600,    60,  0,      ",
    "600,    61,  0,      jwt-not-yet-valid",
    "600,    -,   60,     ",
    "600,    -,   61,     jwt-issued-ahead",
    "600,    -,   -,      jwt-has-no-issue-time",
    "600,    -,   -86460, ",
    "600,    -,   -86461, jwt-too-old",
  })
  void time_is_judged_with_a_minutes_leeway(
      String expires, String notBefore, String issued, @Nullable String code) {
    var good = claims("job:7", "shop/till");
    var timed =
        new JwtClaims(
            good.issuer(),
            good.subject(),
            good.audiences(),
            time(expires),
            time(notBefore),
            time(issued),
            good.texts());

    assertThat(decide(ROLE, timed)).isEqualTo(code == null ? "" : code);
  }

  @Test
  void no_end_however_far_or_near_leaves_the_range_of_times() {
    var good = claims("job:7", "shop/till");
    var far =
        new JwtClaims(
            ISSUER, "job:7", good.audiences(), Instant.MAX, Instant.MIN, Instant.MIN, good.texts());

    assertThat(decide(ROLE, far)).isEqualTo("jwt-too-old");
  }

  @Test
  void an_asterisk_stands_for_something_only_where_the_role_says_so() {
    var wanted = Map.of(REPOSITORY, Set.of("shop/*"));

    assertThat(decide(role(null, wanted, JwtBounds.Matching.GLOB), claims("x", "shop/door")))
        .isEmpty();
    assertThat(decide(role(null, wanted, JwtBounds.Matching.EXACT), claims("x", "shop/door")))
        .isEqualTo("jwt-claim");
  }

  @ParameterizedTest
  @CsvSource({
    "repo:shop/*:ref:refs/heads/*, repo:shop/till:ref:refs/heads/main, true",
    "repo:shop/*:ref:refs/heads/*, repo:shop/till:pull_request,        false",
    "*,                            anything,                           true",
    "a*a,                          a,                                  false",
    "a*a,                          aa,                                 true",
    "*ab*ab,                       ababab,                             true",
    "a.c,                          abc,                                false",
    "A,                            a,                                  false",
  })
  void a_glob_matches_all_of_the_text(String pattern, String text, boolean expected) {
    assertThat(Glob.matches(pattern, text)).isEqualTo(expected);
  }

  @Test
  void a_list_of_values_meets_a_bound_with_one_of_them_and_names_nobody() {
    var texts = new HashMap<>(claims("job:7", null).texts());
    texts.put("/repository", List.of("others/x", "shop/till"));
    var some = claims("job:7", null);
    var listed = withTexts(some, texts);

    assertThat(decide(ROLE, listed)).isEmpty();
    texts.put("/sub", List.of("job:7", "job:8"));
    assertThat(decide(ROLE, withTexts(some, texts))).isEqualTo("jwt-user");
  }

  @Test
  void who_cannot_be_named_in_a_record_does_not_log_in() {
    var open = role(null, Map.of(REPOSITORY, Set.of("shop/till")), JwtBounds.Matching.EXACT);

    assertThat(decide(open, claims("x".repeat(252), "shop/till"))).isEmpty();
    assertThat(decide(open, claims("x".repeat(253), "shop/till"))).isEqualTo("jwt-user");
    assertThat(decide(open, claims("a\nb", "shop/till"))).isEqualTo("jwt-user");
    assertThat(decide(open, claims(null, "shop/till"))).isEqualTo("jwt-user");
  }

  @Test
  void a_claim_inside_another_is_found_by_its_pointer() {
    var namespace = new ClaimName("/kubernetes.io/namespace");
    var role = role(null, Map.of(namespace, Set.of("shop")), JwtBounds.Matching.EXACT);
    var texts = new HashMap<>(claims("job:7", null).texts());

    assertThat(decide(role, withTexts(claims("job:7", null), texts))).isEqualTo("jwt-claim");
    texts.put("/kubernetes.io/namespace", List.of("shop"));
    assertThat(decide(role, withTexts(claims("job:7", null), texts))).isEmpty();
    assertThat(new ClaimName("https://a/b~c").pointer()).isEqualTo("/https:~1~1a~1b~0c");
  }

  @Test
  void metadata_beyond_its_limits_is_refused_and_not_cut() {
    var texts = new HashMap<>(claims("job:7", null).texts());
    texts.put("/repository", List.of("shop/till", "x".repeat(503)));

    assertThat(decide(ROLE, withTexts(claims("job:7", null), texts))).isEqualTo("jwt-metadata");
  }

  private static void refused(String code, JwtClaims claims) {
    assertThat(decide(ROLE, claims)).isEqualTo(code);
  }

  /** The code of the refusal; empty where it is accepted. */
  private static String decide(JwtRole role, JwtClaims claims) {
    return switch (JwtDecisions.decide(role, claims, NOW)) {
      case JwtDecision.Accepted _ -> "";
      case JwtDecision.Refused(var reason) -> {
        assertThat(reason.message()).isNotBlank();
        yield reason.code();
      }
    };
  }

  private static @Nullable Instant time(String seconds) {
    return seconds.equals("-") ? null : NOW.plus(Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static JwtRole role(
      @Nullable String subject, Map<ClaimName, Set<String>> claims, JwtBounds.Matching matching) {
    return new JwtRole(
        new RoleName("ci"),
        new Principal("svc-till"),
        new JwtIssuer(ISSUER, new JwtIssuer.Given("{}")),
        new JwtBounds(new TreeSet<>(Set.of("keystream")), subject, new TreeMap<>(claims), matching),
        new JwtNaming(new ClaimName("sub"), new TreeMap<>(Map.of(REPOSITORY, "repo"))),
        RoleTokens.PLAIN);
  }

  private static JwtClaims claims(@Nullable String subject, @Nullable String repository) {
    var texts = new HashMap<String, List<String>>();
    if (subject != null) {
      texts.put("/sub", List.of(subject));
    }
    if (repository != null) {
      texts.put("/repository", List.of(repository));
    }
    return new JwtClaims(
        ISSUER, subject, List.of("keystream"), NOW.plusSeconds(60), null, NOW, texts);
  }

  private static JwtClaims with(JwtClaims c, @Nullable String issuer, List<String> audiences) {
    return new JwtClaims(
        issuer, c.subject(), audiences, c.expiresAt(), c.notBefore(), c.issuedAt(), c.texts());
  }

  private static JwtClaims withTexts(JwtClaims c, Map<String, List<String>> texts) {
    return new JwtClaims(
        c.issuer(), c.subject(), c.audiences(), c.expiresAt(), c.notBefore(), c.issuedAt(), texts);
  }
}

package io.keystream.domain.token;

import static io.keystream.domain.token.House.FRONT;
import static io.keystream.domain.token.House.NOW;
import static io.keystream.domain.token.House.TILL;
import static io.keystream.domain.token.House.hash;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token is issued with, and what is refused. */
final class IssueTokenTest {

  private static final TokenCreator LOGIN = new TokenCreator.Login(TILL);

  private final House house = new House();
  private final Issuing issuing = new Issuing(house);

  @Test
  void what_nobody_says_is_the_default() {
    var token = issuing.accepted(LOGIN, asked());

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
    issuing.refused(
        LOGIN, asked().ttl(Duration.ofMillis(999)), "ttl must be at least 1 second: PT0.999S.");
    issuing.refused(
        LOGIN, asked().ttl(Duration.ofSeconds(-1)), "ttl must be at least 1 second: PT-1S.");
    issuing.refused(
        LOGIN,
        asked().period(Duration.ofSeconds(2_764_801)),
        "period must be whole seconds, 1 to 2764800: PT768H1S.");
    issuing.refused(
        LOGIN,
        asked().period(Duration.ofSeconds(Long.MAX_VALUE)),
        "period must be whole seconds, 1 to 2764800: PT2562047788015215H30M7S.");
    issuing.refused(
        LOGIN, asked().period(Duration.ZERO), "period must be whole seconds, 1 to 2764800: PT0S.");
    issuing.refused(
        LOGIN,
        asked().explicitMaxTtl(Duration.ofDays(3651)),
        "explicit_max_ttl must be whole seconds, 1 to 315360000: PT87624H.");
    issuing.refused(
        LOGIN,
        asked().explicitMaxTtl(Duration.ZERO),
        "explicit_max_ttl must be whole seconds, 1 to 315360000: PT0S.");
  }

  @Test
  void texts_outside_their_limits_are_refused_by_name() {
    issuing.refused(
        LOGIN, asked().displayName(""), "display_name must have 1 to 256 characters, has 0.");
    issuing.refused(
        LOGIN,
        asked().displayName("x".repeat(257)),
        "display_name must have 1 to 256 characters, has 257.");
    issuing.refused(
        LOGIN,
        asked().path("sys/health"),
        "path must be auth/ and segments, at most 128 characters: 'sys/health'.");
    issuing.refused(LOGIN, asked().metadata(pairs(33)), "meta has 33 pairs, at most 32.");
    issuing.refused(LOGIN, asked().metadata(Map.of("", "")), "meta has a name without characters.");
    issuing.refused(
        LOGIN,
        asked().metadata(Map.of("ü".repeat(65), "")),
        "a name of meta has 130 bytes, at most 128.");
    issuing.refused(
        LOGIN,
        asked().metadata(Map.of("team", "ü".repeat(257))),
        "meta 'team' has 514 bytes, at most 512.");
    issuing.refused(
        LOGIN,
        asked().metadata(Map.of("team", "\ud800")),
        "meta 'team' has half a surrogate pair.");
    issuing.refused(
        LOGIN,
        asked().networks("10.0.0.0"),
        "bound_cidrs: a network is an address/bits, such as 10.0.0.0/8 or 2001:db8::/32:"
            + " '10.0.0.0'.");
    issuing.refused(
        LOGIN,
        asked().networks(many(33, "10.0.%d.0/24")),
        "bound_cidrs must be at most 32, are 33.");
    issuing.refused(
        LOGIN,
        asked().policies(many(65, "p%d")),
        "policies must be at most 64 for a token, are 65.");
    issuing.refused(
        LOGIN,
        asked().policies("Tills"),
        "policy name must be a lower-case letter or digit followed by such, '.', '_', '-', '/':"
            + " 'Tills'.");
  }

  @Test
  void the_largest_of_everything_is_issued() {
    var token =
        issuing.accepted(
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

  private long ttl(Asked asked) {
    var lifetime = issuing.accepted(LOGIN, asked).lifetime();
    assertThat(lifetime.expiresAt()).isEqualTo(lifetime.issuedAt().plus(lifetime.creationTtl()));
    return lifetime.creationTtl().toSeconds();
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
}

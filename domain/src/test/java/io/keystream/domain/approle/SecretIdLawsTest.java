package io.keystream.domain.approle;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.Seeds;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.access.RoleTokens;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Network;
import io.keystream.domain.token.Issuance;
import io.keystream.domain.token.TokenHash;
import io.keystream.domain.token.TokenMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known of a secret-id, and what none is ever made with. */
final class SecretIdLawsTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final TokenHash HASH = new TokenHash(1, 2, 3, 4);
  private static final AppRole ROLE =
      new AppRole(
          new RoleName("ci"),
          new RoleId("r-1"),
          new Principal("svc-till"),
          RoleTokens.PLAIN,
          new AppRole.SecretIds(Duration.ofMinutes(5), List.of(Network.parse("10.0.0.0/8"))));

  @Test
  void every_order_and_every_repeat_gives_the_same_and_destroyed_is_destroyed() {
    Seeds.tryAll(seed -> {
      var random = new Random(seed);
      var entries = new ArrayList<Object>();
      do {
        entries.add(
            random.nextInt(5) == 0
                ? new SecretIdHistory.Destroyed(HASH, NOW.plusSeconds(random.nextInt(2)))
                : said(random));
      } while (random.nextInt(6) > 0);
      var expected = fold(entries);
      entries.add(entries.get(random.nextInt(entries.size())));
      for (var round = 0; round < 4; round++) {
        Collections.shuffle(entries, random);
        assertThat(fold(entries)).isEqualTo(expected);
      }
      assertThat(expected instanceof SecretIdHistory.Destroyed)
          .isEqualTo(entries.stream().anyMatch(SecretIdHistory.Destroyed.class::isInstance));
    });
  }

  @Test
  void it_counts_for_as_long_as_the_role_lets_it_or_less() {
    assertThat(accepted(null).expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    assertThat(accepted(Duration.ofSeconds(9)).expiresAt()).isEqualTo(NOW.plusSeconds(9));
    refused(
        new SecretIdRequest(Map.of(), Duration.ofMinutes(6), List.of()),
        "ttl must be 1 to 300 seconds, as the role lets it: PT6M.");
  }

  @Test
  void it_is_accepted_from_no_more_networks_than_the_role_lets_it() {
    refused(
        new SecretIdRequest(Map.of(), null, List.of("192.0.2.0/24")),
        "cidr_list names 192.0.2.0/24, from where the role accepts no secret-id.");
  }

  @Test
  void it_takes_nobodys_role_name() {
    refused(
        new SecretIdRequest(Map.of("role_name", "root"), null, List.of()),
        "metadata must be at most 31 pairs, none of them 'role_name': there are 1.");
    assertThat(SecretIdDecisions.metadata(ROLE, accepted(null)))
        .isEqualTo(Map.of("role_name", "ci"));
  }

  private static SecretId accepted(@Nullable Duration ttl) {
    return switch (decide(new SecretIdRequest(Map.of(), ttl, List.of()))) {
      case SecretIdDecision.Accepted(var secretId) -> secretId;
      case SecretIdDecision.Refused(var reason) -> throw new AssertionError(reason.message());
    };
  }

  private static void refused(SecretIdRequest request, String message) {
    assertThat(decide(request))
        .isInstanceOfSatisfying(
            SecretIdDecision.Refused.class,
            refused -> assertThat(refused.reason().message()).isEqualTo(message));
  }

  private static SecretIdDecision decide(SecretIdRequest request) {
    return SecretIdDecisions.issue(
        ROLE, request, new Issuance(HASH, new Principal("front-1"), NOW, 0));
  }

  private static SecretIdHistory fold(List<Object> entries) {
    SecretIdHistory history = null;
    for (var entry : entries) {
      history =
          switch (entry) {
            case SecretId secretId ->
                history == null ? SecretIdHistory.of(secretId) : history.with(secretId);
            case SecretIdHistory.Destroyed destroyed ->
                history == null ? destroyed : history.with(destroyed);
            default -> throw new AssertionError(entry);
          };
    }
    return Objects.requireNonNull(history);
  }

  /** Some that disagree, as if somebody had a stolen key. */
  private static SecretId said(Random random) {
    return new SecretId(
        HASH,
        new RoleId("r-" + random.nextInt(2)),
        TokenMetadata.NONE,
        List.of(),
        NOW,
        NOW.plusSeconds(1 + random.nextInt(3)),
        new Principal("front-" + random.nextInt(2)));
  }
}

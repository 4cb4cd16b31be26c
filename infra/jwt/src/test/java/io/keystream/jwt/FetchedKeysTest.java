package io.keystream.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.access.JwtIssuer;
import io.keystream.testkit.TestJwtIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often an issuer is asked, and how long what it said counts. */
final class FetchedKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final JwtIssuer.At AT = new JwtIssuer.At("https://issuer.example/keys", null);
  private static final String FIRST = TestJwtIssuer.jwks(TestJwtIssuer.of("ES256", "first"));
  private static final String SECOND = TestJwtIssuer.jwks(TestJwtIssuer.of("ES256", "second"));

  private final AtomicInteger asked = new AtomicInteger();
  private volatile String published = FIRST;

  private final FetchedKeys keys =
      new FetchedKeys(_ -> {
        asked.incrementAndGet();
        if (published.isEmpty()) {
          throw new JwksUnavailable("status 500");
        }
        return published;
      });

  @AfterEach
  void close() {
    keys.close();
  }

  @Test
  void what_was_fetched_is_not_fetched_again() {
    for (int seconds : new int[] {0, 1, 299}) {
      assertThat(keys.of(AT, "first", NOW.plusSeconds(seconds)).knows("first")).isTrue();
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void an_unknown_key_is_asked_for_at_once_and_then_every_thirty_seconds() {
    keys.of(AT, "first", NOW);
    published = SECOND;

    assertThat(keys.of(AT, "second", NOW.plusSeconds(1)).knows("second")).isTrue();
    assertThat(asked).hasValue(2);
    assertThat(keys.of(AT, "third", NOW.plusSeconds(2)).knows("third")).isFalse();
    assertThat(keys.of(AT, "third", NOW.plusSeconds(30)).knows("third")).isFalse();
    assertThat(asked).hasValue(2);
    assertThat(keys.of(AT, "third", NOW.plusSeconds(31)).knows("third")).isFalse();
    assertThat(asked).hasValue(3);
  }

  @Test
  void an_issuer_that_fails_is_left_alone_for_thirty_seconds() {
    published = "";

    assertThatThrownBy(() -> keys.of(AT, "first", NOW)).hasMessage("status 500");
    published = FIRST;
    assertThatThrownBy(() -> keys.of(AT, "first", NOW.plusSeconds(29)))
        .isInstanceOf(JwksUnavailable.class)
        .hasMessageStartingWith("they could not be fetched a moment ago");
    assertThat(asked).hasValue(1);
    assertThat(keys.of(AT, "first", NOW.plusSeconds(30)).knows("first")).isTrue();
  }

  @Test
  void keys_count_on_while_the_issuer_fails_and_for_a_quarter_of_an_hour() {
    keys.of(AT, "first", NOW);
    published = "";

    var stale = NOW.plus(FetchedKeys.FRESH_FOR);
    assertThat(keys.of(AT, "first", stale).knows("first")).isTrue();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> asked.get() == 2);
    assertThat(keys.of(AT, "first", NOW.plus(FetchedKeys.COUNTS_FOR).minusMillis(1)).knows("first"))
        .isTrue();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> asked.get() == 3);
    assertThatThrownBy(() -> keys.of(AT, "first", NOW.plus(FetchedKeys.COUNTS_FOR)))
        .isInstanceOf(JwksUnavailable.class);
  }

  @Test
  void what_is_no_set_of_keys_is_not_told_to_anybody() {
    published = "<html>secret of an inner server</html>";

    assertThatThrownBy(() -> keys.of(AT, "first", NOW))
        .isInstanceOf(JwksUnavailable.class)
        .hasMessage("the JWK Set is no JSON object, or says something twice");
  }

  @Test
  void nobody_waits_for_one_issuer_because_another_hangs_and_few_wait_for_that() {
    var hanging = new JwtIssuer.At("https://hanging.example/keys", null);
    var end = new CountDownLatch(1);
    var fetches = new AtomicInteger();
    try (var mixed =
            new FetchedKeys(at -> {
              if (at.equals(hanging)) {
                fetches.incrementAndGet();
                awaitQuietly(end);
              }
              return FIRST;
            });
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          IntStream.range(0, FetchedKeys.MOST_WAIT + 3)
              .mapToObj(_ ->
                  CompletableFuture.supplyAsync(() -> mixed.of(hanging, "first", NOW), threads))
              .toList();
      Awaitility.await()
          .atMost(Duration.ofSeconds(4))
          .until(() ->
              waiting.stream().filter(CompletableFuture::isCompletedExceptionally).count() == 3);

      assertThat(mixed.of(AT, "first", NOW).knows("first")).isTrue();
      assertThat(fetches).hasValue(1);
      end.countDown();
      Awaitility.await()
          .atMost(Duration.ofSeconds(4))
          .until(() -> waiting.stream().allMatch(CompletableFuture::isDone));
      assertThat(waiting.stream().filter(one -> !one.isCompletedExceptionally()).count())
          .isEqualTo(FetchedKeys.MOST_WAIT);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JwksUnavailable("the test ends");
    }
  }
}

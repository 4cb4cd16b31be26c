package io.keystream.domain.token;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a token counts, and how far its end can be put off. Times are whole
 * milliseconds and durations whole seconds, as records and answers have them.
 *
 * @param expiresAt the first moment it does not count
 * @param creationTtl that it was made with
 * @param explicitMaxTtl after which it ends however often it was renewed; null where only the
 *     platform's maximum holds
 * @param period for which each renewal counts, as often as one likes; null for a token that ends
 *     {@link #MAX_TTL} after it was issued
 */
public record TokenLifetime(
    Instant issuedAt,
    Instant expiresAt,
    Duration creationTtl,
    @Nullable Duration explicitMaxTtl,
    @Nullable Duration period,
    TokenRenewal renewal) {

  public static final Duration LEAST_TTL = Duration.ofSeconds(1);
  public static final Duration DEFAULT_TTL = Duration.ofDays(32);

  /** No token counts for longer without being renewed, as in Vault: 768 hours. */
  public static final Duration MAX_TTL = Duration.ofDays(32);

  /** Ten years: what an explicit maximum of a periodic token may be. */
  public static final Duration MAX_EXPLICIT_MAX_TTL = Duration.ofDays(3650);

  public TokenLifetime {
    wholeMillis("issue_time", issuedAt);
    wholeMillis("expire_time", expiresAt);
    if (explicitMaxTtl != null) {
      between("explicit_max_ttl", explicitMaxTtl, MAX_EXPLICIT_MAX_TTL);
    }
    if (period != null) {
      between("period", period, MAX_TTL);
    }
    between("creation_ttl", creationTtl, MAX_TTL);
    if (!expiresAt.isAfter(issuedAt)) {
      throw new IllegalArgumentException(
          "expire_time must be after issue_time: " + expiresAt + ", " + issuedAt);
    }
    var most = most(explicitMaxTtl, period);
    if (most != null && expiresAt.isAfter(issuedAt.plus(most))) {
      throw new IllegalArgumentException(
          "expire_time must be within %s of issue_time: %s, %s"
              .formatted(most, expiresAt, issuedAt));
    }
  }

  /**
   * As asked: what is not said is the default, and what is more than the maximum is the maximum.
   *
   * @throws IllegalArgumentException naming the field and its limit
   */
  static TokenLifetime asked(TokenRequest request, Instant now) {
    var issuedAt = now.truncatedTo(ChronoUnit.MILLIS);
    var explicitMaxTtl = seconds(request.explicitMaxTtl());
    var period = seconds(request.period());
    var asked = period == null ? ttl(request.ttl()) : period;
    var most = most(explicitMaxTtl, period);
    var ttl = most == null ? asked : shorter(asked, most);
    // What is beyond its limit is refused by name and not as a time that there is not.
    var expiresAt = issuedAt.plus(shorter(ttl, MAX_TTL));
    return new TokenLifetime(issuedAt, expiresAt, ttl, explicitMaxTtl, period, request.renewal());
  }

  public boolean hasEnded(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /**
   * With an end that much after {@code now}, as far as its maximum lets it; never an earlier one.
   *
   * @param increment without meaning for a periodic token, which gets its period
   */
  TokenLifetime renewed(Duration increment, Instant now) {
    var longer = period == null ? shorter(increment, MAX_TTL) : period;
    var wanted = now.truncatedTo(ChronoUnit.MILLIS).plus(longer);
    var most = most(explicitMaxTtl, period);
    var capped =
        most == null || wanted.isBefore(issuedAt.plus(most)) ? wanted : issuedAt.plus(most);
    return new TokenLifetime(
        issuedAt,
        capped.isAfter(expiresAt) ? capped : expiresAt,
        creationTtl,
        explicitMaxTtl,
        period,
        renewal);
  }

  /** How long it can last with all renewals; null where there is no end to it. */
  static @Nullable Duration most(@Nullable Duration explicitMaxTtl, @Nullable Duration period) {
    if (explicitMaxTtl == null) {
      return period == null ? MAX_TTL : null;
    }
    return period == null && explicitMaxTtl.compareTo(MAX_TTL) > 0 ? MAX_TTL : explicitMaxTtl;
  }

  private static Duration ttl(@Nullable Duration asked) {
    var ttl = asked == null ? DEFAULT_TTL : Objects.requireNonNull(seconds(asked));
    if (ttl.compareTo(LEAST_TTL) < 0) {
      throw new IllegalArgumentException("ttl must be at least 1 second: " + asked);
    }
    return ttl;
  }

  private static @Nullable Duration seconds(@Nullable Duration asked) {
    return asked == null ? null : Duration.ofSeconds(asked.toSeconds());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static void wholeMillis(String field, Instant time) {
    if (!time.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
      throw new IllegalArgumentException(field + " must be whole milliseconds: " + time);
    }
  }

  private static void between(String field, Duration duration, Duration most) {
    if (!duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))
        || duration.compareTo(LEAST_TTL) < 0
        || duration.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s must be whole seconds, 1 to %d: %s".formatted(field, most.toSeconds(), duration));
    }
  }
}

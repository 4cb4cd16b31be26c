package io.keystream.domain.token;

import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.caller.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one accessor: whichever services signed records about it, in whatever order they
 * came.
 *
 * <p><b>Laws.</b> Merging is associative and commutative, and a repeat changes nothing: all who
 * know the same records know the same. What was revoked stays revoked. The end of a token is the
 * latest that a service signed.
 */
public sealed interface TokenHistory {

  /** How long a revocation is remembered: longer than anything signed before it counts. */
  Duration REVOCATION_KEPT = Duration.ofDays(33);

  /** The first moment that nobody needs to remember it. */
  Instant forgottenAt();

  TokenHistory with(Principal signer, Token token);

  TokenHistory with(Revoked revocation);

  /** Before the first record. */
  static TokenHistory of(Principal signer, Token token) {
    return new Signed(Map.of(signer.name(), token));
  }

  /**
   * What each service signed last, by its name: one that is revoked takes its word with it, and
   * nobody else's.
   */
  record Signed(Map<String, Token> bySigner) implements TokenHistory {

    @Override
    public Instant forgottenAt() {
      return bySigner.values().stream()
          .map(token -> token.lifetime().expiresAt())
          .max(Instant::compareTo)
          .orElseThrow();
    }

    @Override
    public TokenHistory with(Principal signer, Token token) {
      var before = bySigner.get(signer.name());
      if (before != null && TokenOrder.isAtLeast(before, token)) {
        return this;
      }
      if (before != null && bySigner.size() == 1) {
        return of(signer, token);
      }
      var next = new TreeMap<>(bySigner);
      next.put(signer.name(), token);
      return new Signed(Collections.unmodifiableMap(next));
    }

    @Override
    public TokenHistory with(Revoked revocation) {
      return revocation;
    }

    /** The last word of those services that are enrolled; null where none of them is. */
    @Nullable Token latest(Directory directory) {
      Token latest = null;
      for (var signed : bySigner.entrySet()) {
        var token = signed.getValue();
        if (isEnrolled(directory, new Principal(signed.getKey()))
            && isEnrolled(directory, token.issuer())
            && (latest == null || !TokenOrder.isAtLeast(latest, token))) {
          latest = token;
        }
      }
      return latest;
    }

    private static boolean isEnrolled(Directory directory, Principal service) {
      return directory.of(service) instanceof Enrolled;
    }
  }

  /** Ended before its time, for ever. */
  record Revoked(TokenHash hash, Instant at) implements TokenHistory {

    @Override
    public Instant forgottenAt() {
      return at.plus(REVOCATION_KEPT);
    }

    @Override
    public TokenHistory with(Principal signer, Token token) {
      return this;
    }

    @Override
    public TokenHistory with(Revoked other) {
      int order = at.compareTo(other.at);
      return order > 0 || (order == 0 && hash.compareTo(other.hash) >= 0) ? this : other;
    }
  }
}

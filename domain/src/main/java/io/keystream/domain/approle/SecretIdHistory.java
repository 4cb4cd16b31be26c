package io.keystream.domain.approle;

import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.token.TokenHash;
import io.keystream.domain.token.TokenHistory;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one secret-id, in whatever order the records about it came.
 *
 * <p><b>Laws.</b> Those of tokens ({@link TokenHistory}): merging is associative and commutative, a
 * repeat changes nothing, what was destroyed stays destroyed.
 */
public sealed interface SecretIdHistory {

  /** The first moment that nobody needs to remember it. */
  Instant forgottenAt();

  SecretIdHistory with(SecretId secretId);

  SecretIdHistory with(Destroyed destruction);

  /** Before the first record. */
  static SecretIdHistory of(SecretId secretId) {
    return new Issued(Map.of(secretId.issuer().name(), secretId));
  }

  /**
   * By its issuer. There is one, unless somebody with the stolen key of another says it too: each
   * service that is revoked takes its own word with it.
   */
  record Issued(Map<String, SecretId> byIssuer) implements SecretIdHistory {

    @Override
    public Instant forgottenAt() {
      return byIssuer.values().stream()
          .map(SecretId::expiresAt)
          .max(Instant::compareTo)
          .orElseThrow();
    }

    @Override
    public SecretIdHistory with(SecretId secretId) {
      var before = byIssuer.get(secretId.issuer().name());
      if (before != null && SecretIdOrder.BY_END.compare(before, secretId) >= 0) {
        return this;
      }
      var next = new TreeMap<>(byIssuer);
      next.put(secretId.issuer().name(), secretId);
      return new Issued(Collections.unmodifiableMap(next));
    }

    @Override
    public SecretIdHistory with(Destroyed destruction) {
      return destruction;
    }

    /** As the services say that are enrolled; null where none of them is. */
    @Nullable SecretId latest(Directory directory) {
      return byIssuer.values().stream()
          .filter(secretId -> directory.of(secretId.issuer()) instanceof Enrolled)
          .max(SecretIdOrder.BY_END)
          .orElse(null);
    }
  }

  /** Ended before its time, for ever. */
  record Destroyed(TokenHash hash, Instant at) implements SecretIdHistory {

    @Override
    public Instant forgottenAt() {
      return at.plus(TokenHistory.REVOCATION_KEPT);
    }

    @Override
    public SecretIdHistory with(SecretId secretId) {
      return this;
    }

    @Override
    public SecretIdHistory with(Destroyed other) {
      int order = at.compareTo(other.at);
      return order > 0 || (order == 0 && hash.compareTo(other.hash) >= 0) ? this : other;
    }
  }
}

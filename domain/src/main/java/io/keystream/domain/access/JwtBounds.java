package io.keystream.domain.access;

import io.keystream.domain.caller.Names;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which of an issuer's signed tokens let log in. A role that takes whatever an issuer signs would
 * take strangers where the issuer serves many, so it names a subject or a claim.
 *
 * @param audiences of which {@code aud} must have one; 1 to {@value #MOST_AUDIENCES}
 * @param subject what {@code sub} must be, character by character; null where claims say it
 * @param claims each must be there with one of its values
 */
public record JwtBounds(
    SortedSet<String> audiences,
    @Nullable String subject,
    SortedMap<ClaimName, Set<String>> claims,
    Matching matching) {

  public static final int MOST_AUDIENCES = 16;
  public static final int MOST_CLAIMS = 16;
  public static final int MOST_VALUES = 16;
  public static final int MAX_LENGTH = 512;

  /** How the values of claims are compared. */
  public enum Matching {
    /** Character by character. */
    EXACT,
    /** {@code *} in a value stands for any characters, or none. */
    GLOB
  }

  public JwtBounds {
    audiences = texts("audience", audiences, MOST_AUDIENCES);
    if (subject != null) {
      Names.check("subject", subject, MAX_LENGTH);
    }
    if (claims.size() > MOST_CLAIMS) {
      throw new IllegalArgumentException(
          "bound_claims must be at most %d, are %d".formatted(MOST_CLAIMS, claims.size()));
    }
    if (subject == null && claims.isEmpty()) {
      throw new IllegalArgumentException(
          "a subject or a claim must be given: else all that the issuer signs could log in");
    }
    var checked = new TreeMap<ClaimName, Set<String>>();
    claims.forEach((name, values) ->
        checked.put(name, texts("a value of bound_claims '" + name + "'", values, MOST_VALUES)));
    claims = Collections.unmodifiableSortedMap(checked);
  }

  private static SortedSet<String> texts(String field, Set<String> texts, int most) {
    if (texts.isEmpty() || texts.size() > most) {
      throw new IllegalArgumentException(
          "%s must be given 1 to %d times, is %d times".formatted(field, most, texts.size()));
    }
    texts.forEach(text -> Names.check(field, text, MAX_LENGTH));
    return Collections.unmodifiableSortedSet(new TreeSet<>(texts));
  }
}

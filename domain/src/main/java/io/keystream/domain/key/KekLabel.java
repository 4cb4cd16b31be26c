package io.keystream.domain.key;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a key-encryption key inside its token: {@code kms/<domain>/kek/v0001}. Domain: 1 to
 * 18 of {@code a-z 0-9 -}; epoch: 1 to 9999.
 */
public record KekLabel(String domain, int epoch) implements Comparable<KekLabel> {

  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,17}");
  private static final Pattern SHAPE =
      Pattern.compile("kms/([a-z0-9][a-z0-9-]{0,17})/kek/v(?!0000)([0-9]{4})");

  public KekLabel {
    if (!DOMAIN.matcher(domain).matches()) {
      throw new IllegalArgumentException(
          "worker domain must be 1 to 18 of a-z, 0-9 and '-': '" + domain + "'");
    }
    if (epoch < 1 || epoch > 9999) {
      throw new IllegalArgumentException("KEK epoch must be 1 to 9999: " + epoch);
    }
  }

  public static KekLabel parse(String text) {
    return tryParse(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "not a KEK label (kms/<domain>/kek/v0001): '" + text + "'"));
  }

  /** Empty for what is no label. */
  public static Optional<KekLabel> tryParse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    return matcher.matches()
        ? Optional.of(new KekLabel(matcher.group(1), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  public static KekLabel first(String domain) {
    return new KekLabel(domain, 1);
  }

  public KekLabel next() {
    return new KekLabel(domain, epoch + 1);
  }

  /** Whether it was made after another of its domain. */
  public boolean follows(KekLabel other) {
    return domain.equals(other.domain) && epoch > other.epoch;
  }

  /** At most 32 printable ASCII characters. */
  public String text() {
    return String.format(Locale.ROOT, "kms/%s/kek/v%04d", domain, epoch);
  }

  @Override
  public int compareTo(KekLabel other) {
    int byDomain = domain.compareTo(other.domain);
    return byDomain != 0 ? byDomain : Integer.compare(epoch, other.epoch);
  }

  @Override
  public String toString() {
    return text();
  }
}

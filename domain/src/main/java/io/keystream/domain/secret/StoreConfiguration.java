package io.keystream.domain.secret;

import java.time.Duration;
import java.time.Instant;

/**
 * How every secret is kept, unless its own settings say more.
 *
 * @param maxVersions 0 for {@value #DEFAULT_VERSIONS}
 * @param deleteVersionAfter whole seconds; zero for as long as each secret says; {@link #DISABLED}
 *     for ever, whatever a secret says
 */
public record StoreConfiguration(int maxVersions, CasRule cas, Duration deleteVersionAfter) {

  public static final int DEFAULT_VERSIONS = 10;
  public static final int MOST_VERSIONS = 10_000;
  public static final Duration LONGEST = Duration.ofDays(36_500);
  public static final Duration DISABLED = Duration.ofSeconds(-1);

  /** Before anybody configured it. */
  public static final StoreConfiguration INITIAL =
      new StoreConfiguration(0, CasRule.OPTIONAL, Duration.ZERO);

  public StoreConfiguration {
    Retention.checkMaxVersions(maxVersions);
    if (!deleteVersionAfter.equals(DISABLED)) {
      Retention.checkDeleteVersionAfter(deleteVersionAfter);
    }
  }

  /** Any negative time disables it, as in Vault. */
  StoreConfiguration with(SettingsChange change) {
    var after = change.deleteVersionAfter();
    return new StoreConfiguration(
        change.maxVersions() == null ? maxVersions : change.maxVersions(),
        change.cas() == null ? cas : change.cas(),
        after == null ? deleteVersionAfter : after.isNegative() ? DISABLED : after);
  }

  int maxVersions(SecretSettings settings) {
    var most = Math.max(maxVersions, settings.maxVersions());
    return most == 0 ? DEFAULT_VERSIONS : most;
  }

  boolean requiresCas(SecretSettings settings) {
    return cas == CasRule.REQUIRED || settings.cas() == CasRule.REQUIRED;
  }

  /** Of a version that is written, or undeleted, at this time. */
  Deletion deletion(SecretSettings settings, Instant now) {
    var own = settings.deleteVersionAfter();
    if (deleteVersionAfter.equals(DISABLED) || (own.isZero() && deleteVersionAfter.isZero())) {
      return new Deletion.None();
    }
    if (own.isZero() || deleteVersionAfter.isZero()) {
      return new Deletion.From(now.plus(own).plus(deleteVersionAfter));
    }
    return new Deletion.From(
        now.plus(own.compareTo(deleteVersionAfter) < 0 ? own : deleteVersionAfter));
  }
}

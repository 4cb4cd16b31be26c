package io.keystream.domain.secret;

import java.time.Duration;

/**
 * How one secret is kept.
 *
 * @param maxVersions 0 for as many as the store says; where both say something the larger counts
 * @param cas required where this or the store says so
 * @param deleteVersionAfter whole seconds; zero for as long as the store says; where both say
 *     something the shorter counts
 */
public record SecretSettings(int maxVersions, CasRule cas, Duration deleteVersionAfter) {

  public static final SecretSettings NONE = new SecretSettings(0, CasRule.OPTIONAL, Duration.ZERO);

  public SecretSettings {
    Retention.checkMaxVersions(maxVersions);
    Retention.checkDeleteVersionAfter(deleteVersionAfter);
  }

  SecretSettings with(SettingsChange change) {
    return new SecretSettings(
        change.maxVersions() == null ? maxVersions : change.maxVersions(),
        change.cas() == null ? cas : change.cas(),
        change.deleteVersionAfter() == null ? deleteVersionAfter : change.deleteVersionAfter());
  }
}

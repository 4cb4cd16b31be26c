package io.keystream.domain.secret;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which settings are to be others; what is null stays as it is.
 *
 * @param deleteVersionAfter of a secret whole seconds from 0; negative ones only where the store is
 *     meant, whose versions are then never deleted by themselves
 */
public record SettingsChange(
    @Nullable Integer maxVersions, @Nullable CasRule cas, @Nullable Duration deleteVersionAfter) {

  public static final SettingsChange NOTHING = new SettingsChange(null, null, null);

  public SettingsChange {
    if (maxVersions != null) {
      Retention.checkMaxVersions(maxVersions);
    }
    if (deleteVersionAfter != null && !deleteVersionAfter.isNegative()) {
      Retention.checkDeleteVersionAfter(deleteVersionAfter);
    }
  }

  /** Refuses what only the store can be told. */
  void checkForSecret() {
    if (deleteVersionAfter != null) {
      Retention.checkDeleteVersionAfter(deleteVersionAfter);
    }
  }
}

package io.keystream.domain.secret;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The limits of what settings say about how many versions there are and how long. */
final class Retention {

  private Retention() {}

  static void checkMaxVersions(int maxVersions) {
    if (maxVersions < 0 || maxVersions > StoreConfiguration.MOST_VERSIONS) {
      throw new IllegalArgumentException(
          "max_versions must be 0 to " + StoreConfiguration.MOST_VERSIONS + ": " + maxVersions);
    }
  }

  static void checkDeleteVersionAfter(Duration time) {
    if (time.isNegative()
        || !time.equals(time.truncatedTo(ChronoUnit.SECONDS))
        || time.compareTo(StoreConfiguration.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "delete_version_after must be whole seconds, 0 to "
              + StoreConfiguration.LONGEST.toSeconds()
              + ": "
              + time);
    }
  }
}

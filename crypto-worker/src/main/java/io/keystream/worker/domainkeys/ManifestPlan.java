package io.keystream.worker.domainkeys;

import io.keystream.sealing.DomainEpoch;
import io.keystream.sealing.DomainKey;
import io.keystream.sealing.DomainManifest;
import io.keystream.sealing.Platform;
import io.keystream.sealing.Suite;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * When a manifest is made anew, and what it says then.
 *
 * @param suite of epochs that are not published yet
 */
record ManifestPlan(Platform platform, String domain, Suite suite) {

  /** Callers that find no newer one for an hour trust it no longer. */
  static final Duration EVERY = Duration.ofMinutes(10);

  /** Whether the newest one is getting old, or does not have the epochs that are needed. */
  boolean isDue(Optional<DomainManifest> newest, Instant now) {
    return newest
        .map(known ->
            now.isAfter(known.issuedAt().plus(EVERY))
                || !epochs(known)
                    .equals(
                        EpochCalendar.needed(now).stream().map(EpochCalendar.Span::epoch).toList()))
        .orElse(true);
  }

  /** An epoch keeps the suite that it was published with: sessions are open to it. */
  Suite suite(Optional<DomainManifest> newest, int epoch) {
    return newest.stream()
        .flatMap(known -> known.epochs().stream())
        .map(DomainEpoch::key)
        .filter(key -> key.epoch() == epoch)
        .map(DomainKey::suite)
        .findFirst()
        .orElse(suite);
  }

  /** Serials follow the clock, so that they grow even if every earlier manifest was lost. */
  DomainManifest next(Optional<DomainManifest> newest, List<DomainEpoch> epochs, Instant now) {
    var issued = now.truncatedTo(ChronoUnit.MILLIS);
    var serial =
        Math.max(issued.toEpochMilli(), newest.map(known -> known.serial() + 1).orElse(1L));
    return new DomainManifest(
        platform, domain, serial, issued, issued.plus(DomainManifest.MAX_LIFE), epochs);
  }

  private static List<Integer> epochs(DomainManifest manifest) {
    return manifest.epochs().stream().map(epoch -> epoch.key().epoch()).toList();
  }
}

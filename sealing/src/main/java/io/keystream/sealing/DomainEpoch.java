package io.keystream.sealing;

import java.time.Instant;

/**
 * One epoch of a domain's key.
 *
 * <p>Thread safety: safe.
 *
 * @param key the public half
 * @param useFrom sessions may be opened to it from then on
 * @param useUntil and no longer; no session lives beyond it
 * @param destroyAt the private half is destroyed then
 */
public record DomainEpoch(DomainKey key, Instant useFrom, Instant useUntil, Instant destroyAt) {

  public DomainEpoch {
    if (!useFrom.isBefore(useUntil) || destroyAt.isBefore(useUntil)) {
      throw new IllegalArgumentException(
          "an epoch is used from %s until %s and destroyed at %s"
              .formatted(useFrom, useUntil, destroyAt));
    }
  }

  public boolean isUsedAt(Instant time) {
    return !time.isBefore(useFrom) && time.isBefore(useUntil);
  }
}

package io.keystream.client;

import io.keystream.domain.access.Fingerprint;
import io.keystream.sealing.Platform;
import java.util.Set;

/**
 * What a client pins of a platform: it seals to no key that does not follow from this.
 *
 * @param platform which platform it is
 * @param domain the worker domain that serves
 * @param authorities fingerprints of the public keys that sign the domain's manifests: the one of
 *     today and, before a change, the next
 */
public record Trust(Platform platform, String domain, Set<Fingerprint> authorities) {

  public Trust {
    authorities = Set.copyOf(authorities);
  }

  /** Of a platform alone: enough to sign commands for it, and to seal nothing. */
  public static Trust ofPlatform(Fingerprint founding) {
    return new Trust(new Platform(founding), "", Set.of());
  }

  public static Trust of(Fingerprint founding, String domain, Fingerprint authority) {
    return new Trust(new Platform(founding), domain, Set.of(authority));
  }
}

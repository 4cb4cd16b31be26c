package io.keystream.sealing;

import io.keystream.credentials.BadCredential;
import io.keystream.credentials.MalformedFields;
import io.keystream.credentials.PublicKey;
import io.keystream.domain.access.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what the pinned authority of a domain says of its keys, and nothing older than what
 * it has let through.
 *
 * <p>Thread safety: safe; this class owns the lock.
 */
public final class ManifestGate {

  /** How far two clocks may differ. */
  public static final Duration SKEW = Duration.ofSeconds(5);

  private final Platform platform;
  private final String domain;
  private final Set<Fingerprint> authorities;
  private @Nullable DomainManifest newest;

  /**
   * Opens the gate.
   *
   * @param authorities fingerprints of public keys: the authority's, and the one it will have next
   */
  public ManifestGate(Platform platform, String domain, Set<Fingerprint> authorities) {
    if (authorities.isEmpty()) {
      throw new IllegalArgumentException("at least one authority must be pinned");
    }
    this.platform = platform;
    this.domain = DomainName.checked(domain);
    this.authorities = Set.copyOf(authorities);
  }

  /**
   * Judges a manifest as it was published.
   *
   * @return why it is refused; empty if it counts from now on, or is the one that counts already
   */
  public synchronized Optional<String> offer(
      byte[] manifest, byte[] authority, byte[] signature, Instant now) {
    try {
      var key = PublicKey.parse(authority);
      if (!authorities.contains(key.fingerprint())) {
        return Optional.of("signed by an authority that is not pinned: " + key.fingerprint());
      }
      if (!key.hasSigned(manifest, signature)) {
        return Optional.of("the signature does not fit");
      }
      return take(DomainManifest.parse(manifest), now);
    } catch (BadCredential | MalformedFields e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** What counts, unless it has expired. */
  public synchronized Optional<DomainManifest> manifest(Instant now) {
    return Optional.ofNullable(newest).filter(known -> !isExpired(known, now));
  }

  private Optional<String> take(DomainManifest offered, Instant now) {
    if (!offered.platform().equals(platform)) {
      return Optional.of("of another platform: " + offered.platform().root());
    }
    if (!offered.domain().equals(domain)) {
      return Optional.of("of another domain: " + offered.domain());
    }
    if (isExpired(offered, now)) {
      return Optional.of("expired at " + offered.expiresAt());
    }
    if (offered.issuedAt().isAfter(now.plus(SKEW))) {
      return Optional.of("issued in the future: " + offered.issuedAt());
    }
    if (newest != null && offered.serial() < newest.serial()) {
      return Optional.of("serial %d is older than %d".formatted(offered.serial(), newest.serial()));
    }
    newest = offered;
    return Optional.empty();
  }

  private static boolean isExpired(DomainManifest manifest, Instant now) {
    return now.isAfter(manifest.expiresAt().plus(SKEW));
  }
}

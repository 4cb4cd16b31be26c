package io.keystream.domain.access;

import java.time.Duration;
import java.time.Instant;

/**
 * What counts of a certificate: which one it is and when it is valid.
 *
 * @param notBefore the first moment it is valid
 * @param notAfter the first moment it is not
 */
public record EnrolledCertificate(Fingerprint fingerprint, Instant notBefore, Instant notAfter) {

  public EnrolledCertificate {
    if (!notBefore.isBefore(notAfter)) {
      throw new IllegalArgumentException(
          "certificate must begin before it ends: from " + notBefore + " to " + notAfter);
    }
  }

  Duration validity() {
    return Duration.between(notBefore, notAfter);
  }

  boolean hasBegun(Instant now) {
    return !now.isBefore(notBefore);
  }

  boolean hasEnded(Instant now) {
    return !now.isBefore(notAfter);
  }
}

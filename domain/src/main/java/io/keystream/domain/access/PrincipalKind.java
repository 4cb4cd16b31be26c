package io.keystream.domain.access;

import java.time.Duration;

/** What a principal is enrolled as. */
public enum PrincipalKind {
  /** Enrols, renews and revokes others. */
  OPERATOR(Duration.ofDays(400)),
  /** A workload that uses keys. */
  APPLICATION(Duration.ofDays(400)),
  /** A part of the platform; its key may live in hardware that is seldom replaced. */
  SERVICE(Duration.ofDays(1200));

  private final Duration maxValidity;

  PrincipalKind(Duration maxValidity) {
    this.maxValidity = maxValidity;
  }

  /** The longest that a certificate of this kind may be valid. */
  public Duration maxValidity() {
    return maxValidity;
  }
}

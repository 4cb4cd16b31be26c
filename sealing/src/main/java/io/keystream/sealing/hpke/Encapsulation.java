package io.keystream.sealing.hpke;

/**
 * What a sender has after encapsulating to a receiver's public key.
 *
 * <p>Thread safety: that of its {@link Exporter}.
 */
public final class Encapsulation {

  private final byte[] encapsulated;
  private final Exporter exporter;

  Encapsulation(byte[] encapsulated, Exporter exporter) {
    this.encapsulated = encapsulated;
    this.exporter = exporter;
  }

  /** What the receiver needs to come to the same secrets; nothing secret. */
  public byte[] encapsulated() {
    return encapsulated.clone();
  }

  public Exporter exporter() {
    return exporter;
  }
}

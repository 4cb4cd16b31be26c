package io.keystream.sealing.hpke;

/**
 * A receiver's key of some {@link Kem}, wherever its private half is kept.
 *
 * <p>Thread safety: safe, as long as nobody closes it while another decapsulates.
 */
public interface DecapsulationKey extends AutoCloseable {

  /** As the KEM serializes it. */
  byte[] publicKey();

  /**
   * The receiver's side (SetupBaseR).
   *
   * @throws BadPoint if what was encapsulated cannot come from a sender
   */
  Exporter decapsulate(byte[] encapsulated, byte[] info);

  /** Wipes what it holds in memory. */
  @Override
  void close();
}

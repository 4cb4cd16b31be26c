package io.keystream.sealing.hpke;

import java.security.SecureRandom;

/**
 * A key encapsulation mechanism (RFC 9180, 4), followed by the key schedule of base mode.
 *
 * <p><i>Laws.</i> What {@link #encapsulate} made for a public key gives the same secrets when the
 * {@link DecapsulationKey} of that public key decapsulates it with the same {@code info}, and with
 * every other key, encapsulation or {@code info} other secrets or {@link BadPoint}.
 *
 * <p>Thread safety: safe.
 */
public sealed interface Kem permits DhKem, HybridKem {

  int publicKeyBytes();

  /** How long is what {@link Encapsulation#encapsulated} gives. */
  int encapsulatedBytes();

  /**
   * Looks whether bytes are a public key.
   *
   * @throws BadPoint if they are not
   */
  void check(byte[] publicKey);

  /** Makes a receiver's key in memory. */
  DecapsulationKey generate(SecureRandom random);

  /**
   * The sender's side (SetupBaseS).
   *
   * @throws BadPoint if the receiver's public key is none
   */
  Encapsulation encapsulate(byte[] publicKey, byte[] info, SecureRandom random);
}

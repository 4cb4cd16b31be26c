package io.keystream.sealing.hpke;

import java.util.Arrays;

/** DHKEM (RFC 9180, 4.1) in base mode, followed by the key schedule. */
public final class DhKem {

  private static final byte[] EMPTY = new byte[0];

  private DhKem() {}

  /**
   * The sender's side (SetupBaseS).
   *
   * @param ephemeral a fresh pair of the group, used once and closed by the caller
   * @throws BadPoint if the receiver's public key is not in the group
   */
  public static Encapsulation encapsulate(
      Group group, KeyPair ephemeral, byte[] receiver, byte[] info) {
    var encapsulated = ephemeral.publicKey();
    var exporter = exporter(group, ephemeral.agree(receiver), encapsulated, receiver, info);
    return new Encapsulation(encapsulated, exporter);
  }

  /**
   * The receiver's side (SetupBaseR).
   *
   * @throws BadPoint if what was encapsulated is not in the group
   */
  public static Exporter decapsulate(
      Group group, KeyPair receiver, byte[] encapsulated, byte[] info) {
    group.check(encapsulated);
    return exporter(group, receiver.agree(encapsulated), encapsulated, receiver.publicKey(), info);
  }

  private static Exporter exporter(
      Group group, byte[] agreed, byte[] encapsulated, byte[] receiver, byte[] info) {
    var labeled = new Labeled(new SuiteId.OfKem(group.kem()));
    var extracted = labeled.extract(EMPTY, "eae_prk", agreed);
    var shared =
        labeled.expand(
            extracted, "shared_secret", Labeled.join(encapsulated, receiver), Hkdf.HASH_BYTES);
    try {
      return Exporter.of(group.kem(), shared, info);
    } finally {
      Arrays.fill(agreed, (byte) 0);
      Arrays.fill(extracted, (byte) 0);
      Arrays.fill(shared, (byte) 0);
    }
  }
}

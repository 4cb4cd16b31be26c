package io.keystream.sealing.hpke;

import java.security.SecureRandom;
import java.util.Arrays;

/** DHKEM with HKDF-SHA256 (RFC 9180, 4.1). */
public record DhKem(Group group) implements Kem {

  private static final byte[] EMPTY = new byte[0];

  @Override
  public int publicKeyBytes() {
    return group.pointBytes();
  }

  @Override
  public int encapsulatedBytes() {
    return group.pointBytes();
  }

  @Override
  public void check(byte[] publicKey) {
    group.check(publicKey);
  }

  @Override
  public DecapsulationKey generate(SecureRandom random) {
    return key(group.generate(random));
  }

  /** The receiver's key that a pair of the group is; closing it closes the pair. */
  public DecapsulationKey key(KeyPair pair) {
    return new Key(this, pair);
  }

  @Override
  public Encapsulation encapsulate(byte[] publicKey, byte[] info, SecureRandom random) {
    try (var ephemeral = group.generate(random)) {
      return encapsulate(publicKey, info, ephemeral);
    }
  }

  Encapsulation encapsulate(byte[] publicKey, byte[] info, KeyPair ephemeral) {
    var encapsulated = ephemeral.publicKey();
    var exporter = exporter(ephemeral.agree(publicKey), encapsulated, publicKey, info);
    return new Encapsulation(encapsulated, exporter);
  }

  /** Wipes what was agreed. */
  private Exporter exporter(byte[] agreed, byte[] encapsulated, byte[] receiver, byte[] info) {
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

  private record Key(DhKem kem, KeyPair pair) implements DecapsulationKey {

    @Override
    public byte[] publicKey() {
      return pair.publicKey();
    }

    @Override
    public Exporter decapsulate(byte[] encapsulated, byte[] info) {
      // Agreeing checks the point.
      return kem.exporter(pair.agree(encapsulated), encapsulated, pair.publicKey(), info);
    }

    @Override
    public void close() {
      pair.close();
    }
  }
}

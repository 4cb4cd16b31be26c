package io.keystream.sealing.hpke;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * ML-KEM-768 and a group together (draft-ietf-hpke-pq): the secret is safe as long as one of the
 * two is. Public keys and encapsulations are ML-KEM's, followed by the group's.
 */
public enum HybridKem implements Kem {
  /** X-Wing (draft-connolly-cfrg-xwing-kem), MLKEM768-X25519 to HPKE. */
  X_WING(0x647a, Group.X25519, "\\.//^\\"),
  /** MLKEM768-P256 (draft-irtf-cfrg-concrete-hybrid-kems). */
  MLKEM768_P256(0x0050, Group.P256, "MLKEM768-P256");

  /** Of the ML-KEM half of a receiver's key: d, then z (FIPS 203, 7.1). */
  public static final int SEED_BYTES = MlKem768Key.SEED_BYTES;

  private final int id;
  private final Group group;
  private final String label;

  HybridKem(int id, Group group, String label) {
    this.id = id;
    this.group = group;
    this.label = label;
  }

  int id() {
    return id;
  }

  @Override
  public int publicKeyBytes() {
    return MlKem768Key.PUBLIC_KEY_BYTES + group.pointBytes();
  }

  @Override
  public int encapsulatedBytes() {
    return MlKem768Key.ENCAPSULATED_BYTES + group.pointBytes();
  }

  @Override
  public void check(byte[] publicKey) {
    checkLength("a public key", publicKey, publicKeyBytes());
    MlKem768Key.check(Arrays.copyOf(publicKey, MlKem768Key.PUBLIC_KEY_BYTES));
    group.check(point(publicKey));
  }

  @Override
  public DecapsulationKey generate(SecureRandom random) {
    var seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    try {
      return key(seed, group.generate(random));
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /**
   * The receiver's key of two halves.
   *
   * @param seed of the ML-KEM half, {@link #SEED_BYTES} long; the caller wipes it
   * @param pair of the group, which may be in an HSM; closed with the key
   */
  public DecapsulationKey key(byte[] seed, KeyPair pair) {
    return new Key(this, MlKem768Key.ofSeed(seed), pair);
  }

  @Override
  public Encapsulation encapsulate(byte[] publicKey, byte[] info, SecureRandom random) {
    checkLength("a public key", publicKey, publicKeyBytes());
    var made =
        MlKem768Key.encapsulate(Arrays.copyOf(publicKey, MlKem768Key.PUBLIC_KEY_BYTES), random);
    var mlKem = made.getSecret();
    var point = point(publicKey);
    try (var ephemeral = group.generate(random)) {
      var agreed = ephemeral.agree(point);
      return new Encapsulation(
          Labeled.join(made.getEncapsulation(), ephemeral.publicKey()),
          exporter(mlKem, agreed, ephemeral.publicKey(), point, info));
    }
  }

  /** The combiner of the drafts; wipes both secrets. ML-KEM's own hashing binds its two halves. */
  private Exporter exporter(
      byte[] mlKem, byte[] agreed, byte[] ephemeral, byte[] receiver, byte[] info) {
    var hash = sha3();
    hash.update(mlKem);
    hash.update(agreed);
    hash.update(ephemeral);
    hash.update(receiver);
    var shared = hash.digest(label.getBytes(StandardCharsets.US_ASCII));
    try {
      return Exporter.of(id, shared, info);
    } finally {
      Arrays.fill(mlKem, (byte) 0);
      Arrays.fill(agreed, (byte) 0);
      Arrays.fill(shared, (byte) 0);
    }
  }

  private byte[] point(byte[] halves) {
    return Arrays.copyOfRange(halves, halves.length - group.pointBytes(), halves.length);
  }

  private void checkLength(String what, byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new BadPoint(
          "%s of %s has %d bytes, not %d".formatted(what, this, length, bytes.length));
    }
  }

  private static MessageDigest sha3() {
    try {
      return MessageDigest.getInstance("SHA3-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA3-256", e);
    }
  }

  private record Key(HybridKem kem, MlKem768Key mlKem, KeyPair pair) implements DecapsulationKey {

    @Override
    public byte[] publicKey() {
      return Labeled.join(mlKem.publicKey(), pair.publicKey());
    }

    @Override
    public Exporter decapsulate(byte[] encapsulated, byte[] info) {
      kem.checkLength("what is encapsulated", encapsulated, kem.encapsulatedBytes());
      var ephemeral = kem.point(encapsulated);
      // First, because it can refuse.
      var agreed = pair.agree(ephemeral);
      var secret = mlKem.decapsulate(Arrays.copyOf(encapsulated, MlKem768Key.ENCAPSULATED_BYTES));
      return kem.exporter(secret, agreed, ephemeral, pair.publicKey(), info);
    }

    @Override
    public void close() {
      mlKem.close();
      pair.close();
    }
  }
}

package io.keystream.sealing.hpke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of draft-ietf-hpke-pq. */
final class HybridVectorsTest {

  private static final String FILE = "/vectors/hpke-pq-hybrid.txt";
  private static final byte[] INFO = {1, 2, 3};

  /**
   * One line of the file.
   *
   * @param receiver the drafts' 32 bytes that both halves of the private key are expanded from
   * @param randomness what the sender draws, in its order
   */
  record Vector(
      HybridKem kem,
      String receiver,
      String publicKey,
      String randomness,
      String encapsulated,
      String sharedSecret) {

    static Vector of(String line) {
      var words = line.split(" ", -1);
      var kem =
          Stream.of(HybridKem.values())
              .filter(k -> k.id() == Integer.parseInt(words[0]))
              .findFirst()
              .orElseThrow();
      return new Vector(kem, words[1], words[2], words[3], words[4], words[5]);
    }

    byte[] exporterSecret() {
      return Exporter.of(kem.id(), hex(sharedSecret), INFO).revealSecret();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_sender_comes_to_the_published_secret(Vector vector) {
    var made =
        vector.kem().encapsulate(hex(vector.publicKey()), INFO, new Drawn(vector.randomness()));
    assertThat(made.encapsulated()).isEqualTo(hex(vector.encapsulated()));
    assertThat(made.exporter().revealSecret()).isEqualTo(vector.exporterSecret());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_receiver_comes_to_the_published_secret(Vector vector) {
    try (var receiver = expand(vector.kem(), hex(vector.receiver()))) {
      assertThat(receiver.publicKey()).isEqualTo(hex(vector.publicKey()));
      assertThat(receiver.decapsulate(hex(vector.encapsulated()), INFO).revealSecret())
          .isEqualTo(vector.exporterSecret());
    }
  }

  /** DeriveKeyPair of the drafts: the first candidate of P-256 is its scalar in these vectors. */
  private static DecapsulationKey expand(HybridKem kem, byte[] seed) {
    var expanded = new byte[HybridKem.SEED_BYTES + 32];
    var shake = new SHAKEDigest(256);
    shake.update(seed, 0, seed.length);
    shake.doFinal(expanded, 0, expanded.length);
    var scalar = Arrays.copyOfRange(expanded, HybridKem.SEED_BYTES, expanded.length);
    return kem.key(
        Arrays.copyOf(expanded, HybridKem.SEED_BYTES),
        switch (kem) {
          case X_WING -> X25519KeyPair.of(scalar);
          case MLKEM768_P256 -> P256KeyPair.of(scalar);
        });
  }

  static Stream<Vector> vectors() {
    try (var in = HybridVectorsTest.class.getResourceAsStream(FILE)) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      var vectors = text.lines().filter(line -> !line.startsWith("#")).map(Vector::of).toList();
      assertThat(vectors).hasSize(4);
      return vectors.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  /** Gives what a vector says was drawn. */
  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient ByteBuffer left;

    Drawn(String hex) {
      this.left = ByteBuffer.wrap(hex(hex));
    }

    @Override
    public void nextBytes(byte[] bytes) {
      left.get(bytes);
    }
  }
}

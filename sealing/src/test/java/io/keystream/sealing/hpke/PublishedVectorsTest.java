package io.keystream.sealing.hpke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PublishedVectorsTest {

  private static final String FILE = "/vectors/rfc9180-export-only.txt";

  /** One line of the file. */
  record Vector(
      Group group,
      String info,
      String receiver,
      String receiverPublic,
      String ephemeral,
      String encapsulated,
      String exporterSecret,
      List<String> exports) {

    static Vector of(String line) {
      var words = line.split(" ", -1);
      var group =
          Stream.of(Group.values())
              .filter(g -> g.kem() == Integer.parseInt(words[0]))
              .findFirst()
              .orElseThrow();
      return new Vector(
          group,
          words[1],
          words[2],
          words[3],
          words[4],
          words[5],
          words[7],
          List.of(words).subList(8, words.length));
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_sender_comes_to_the_published_secrets(Vector vector) {
    var made =
        new DhKem(vector.group())
            .encapsulate(
                hex(vector.receiverPublic()),
                hex(vector.info()),
                pair(vector.group(), vector.ephemeral()));
    assertThat(made.encapsulated()).isEqualTo(hex(vector.encapsulated()));
    check(vector, made.exporter());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void the_receiver_comes_to_the_published_secrets(Vector vector) {
    var receiver = pair(vector.group(), vector.receiver());
    assertThat(receiver.publicKey()).isEqualTo(hex(vector.receiverPublic()));
    check(
        vector,
        new DhKem(vector.group())
            .key(receiver)
            .decapsulate(hex(vector.encapsulated()), hex(vector.info())));
  }

  private static void check(Vector vector, Exporter exporter) {
    assertThat(exporter.revealSecret()).isEqualTo(hex(vector.exporterSecret()));
    for (var export : vector.exports()) {
      var sides = export.split("=", 2);
      assertThat(exporter.export(hex(sides[0]), 32)).isEqualTo(hex(sides[1]));
    }
  }

  static Stream<Vector> vectors() {
    try (var in = Objects.requireNonNull(PublishedVectorsTest.class.getResourceAsStream(FILE))) {
      var vectors =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(Vector::of)
              .toList();
      assertThat(vectors).hasSize(3);
      return vectors.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyPair pair(Group group, String privateKey) {
    return switch (group) {
      case P256 -> P256KeyPair.of(hex(privateKey));
      case X25519 -> X25519KeyPair.of(hex(privateKey));
    };
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}

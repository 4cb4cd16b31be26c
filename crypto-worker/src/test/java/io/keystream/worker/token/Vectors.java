package io.keystream.worker.token;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Published vectors as they lie in {@code vectors/}: one a line, see the head of each file. */
final class Vectors {

  /** One vector: whether it must pass, its number in the published file and its fields. */
  record Vector(boolean valid, String id, List<byte[]> fields) {
    byte[] field(int index) {
      return fields.get(index);
    }

    @Override
    public String toString() {
      return "vector " + id + (valid ? " (valid)" : " (invalid)");
    }
  }

  private Vectors() {}

  static List<Vector> of(String name) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    Vectors.class.getResourceAsStream("/vectors/" + name + ".txt"), name),
                StandardCharsets.US_ASCII))) {
      List<Vector> vectors =
          lines.lines().filter(line -> !line.startsWith("#")).map(Vectors::parse).toList();
      if (vectors.isEmpty()) {
        throw new AssertionError("no vectors in " + name);
      }
      return vectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Vector parse(String line) {
    String[] words = line.split(" ");
    return new Vector(
        words[0].equals("valid"),
        words[1],
        Arrays.stream(words).skip(2).map(Vectors::bytes).toList());
  }

  private static byte[] bytes(String word) {
    return word.equals("-") ? new byte[0] : HexFormat.of().parseHex(word);
  }
}

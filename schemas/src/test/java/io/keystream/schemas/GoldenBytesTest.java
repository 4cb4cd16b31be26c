package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of every schema version that was ever current, pinned. */
final class GoldenBytesTest {

  private static final Path DIRECTORY = Path.of("src/test/resources/golden");

  static List<Codec<?>> codecs() {
    return Codecs.all();
  }

  static List<Golden> goldenFiles() throws IOException {
    try (var files = Files.list(DIRECTORY)) {
      return files.sorted().map(GoldenBytesTest::read).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void the_current_schema_has_golden_bytes_for_every_branch(Codec<?> codec) throws IOException {
    var expected = Golden.of(codec.schema());
    var file = DIRECTORY.resolve(expected.fileName());
    var made = Path.of("target/golden").resolve(expected.fileName());
    Files.createDirectories(made.getParent());
    Files.writeString(made, expected.text());

    assertThat(file)
        .as(
            "The schema of %s is another. Keep the file of the version before, give the schema"
                + " before to its codec as an earlier one, then: cp schemas/%s schemas/%s",
            codec.name(), made, DIRECTORY)
        .exists()
        .content()
        .isEqualTo(expected.text());
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void the_codec_writes_what_it_reads(Codec<?> codec) {
    for (var line : Golden.of(codec.schema()).lines()) {
      assertThat(again(codec, line.bytes())).as(line.name()).isEqualTo(line.bytes());
    }
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void every_golden_record_is_readable_for_ever(Golden golden) {
    var codec =
        Codecs.all().stream()
            .filter(any -> any.name().equals(golden.recordName()))
            .findFirst()
            .orElseThrow();
    for (var line : golden.lines()) {
      assertThatCode(() -> codec.decode(line.bytes()))
          .as("%s in %s", line.name(), golden.fileName())
          .doesNotThrowAnyException();
    }
  }

  private static <V extends SpecificRecordBase> byte[] again(Codec<V> codec, byte[] bytes) {
    return codec.encode(codec.decode(bytes));
  }

  private static Golden read(Path file) {
    try {
      return Golden.parse(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

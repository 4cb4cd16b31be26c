package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/formats.md says of every topic what the code says. */
final class FormatsDocumentTest {

  static List<Topic<?>> topics() {
    return Topics.ALL;
  }

  static List<Codec<?>> codecs() {
    return Codecs.all();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void every_topic_is_in_the_document(Topic<?> topic) throws IOException {
    var record = topic.codec().name();
    assertThat(lines())
        .anyMatch(line ->
            line.startsWith("| `%s` |".formatted(topic))
                && line.contains("| `%s` | %s |".formatted(record, lanes(topic)))
                && line.contains(kept(topic)));
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void every_fingerprint_is_in_the_document(Codec<?> codec) throws IOException {
    assertThat(lines())
        .contains("| `%s` | `%016x` |".formatted(codec.name(), Codec.fingerprint(codec.schema())));
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("../docs/formats.md"));
  }

  private static String lanes(Topic<?> topic) {
    return switch (topic.lanes()) {
      case KEYS -> "keys";
      case REQUESTS -> "requests";
      case ONE -> "one";
    };
  }

  private static String kept(Topic<?> topic) {
    return switch (topic.kept()) {
      case Topic.Kept.ForEver _ -> "for ever";
      case Topic.Kept.Newest _ -> "compacted";
      case Topic.Kept.For(var time) when time.toDays() >= 365 -> time.toDays() / 365 + " year";
      case Topic.Kept.For(var time) when time.toDays() > 0 -> time.toDays() + " days";
      case Topic.Kept.For(var time) -> time.toHours() + " hour";
    };
  }
}

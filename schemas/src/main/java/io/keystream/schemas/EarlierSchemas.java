package io.keystream.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.avro.Schema;

/** Schemas that records were written with before; one file each, never changed, never deleted. */
final class EarlierSchemas {

  private EarlierSchemas() {}

  /**
   * Reads {@code earlier/<name>.avsc}, which stands beside this class.
   *
   * @param name the record's name and the fingerprint that its golden file has too
   */
  static Schema read(String name) {
    var file = "earlier/" + name + ".avsc";
    try (var in = EarlierSchemas.class.getResourceAsStream(file)) {
      return new Schema.Parser()
          .parse(Objects.requireNonNull(in, () -> "the package has no " + file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}

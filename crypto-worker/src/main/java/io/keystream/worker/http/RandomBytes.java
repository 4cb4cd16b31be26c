package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.RandomGenerated;
import io.keystream.schemas.request.GenerateRandom;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** {@code transit/random}: bytes of the HSM, whichever source is named. */
record RandomBytes(int count, TextFormat format) implements TransitUse {

  private static final List<String> SOURCES = List.of("platform", "seal", "all");
  private static final int DEFAULT_COUNT = 32;

  /**
   * What the path behind {@code random} says counts more than the body: a source, a number of
   * bytes, or both.
   */
  static RandomBytes of(String path, ObjectNode body) {
    var _ = Fields.word(body, "source", SOURCES);
    var source = SOURCES.stream().filter(path::startsWith).findFirst().orElse("");
    var count = path.substring(source.length());
    if (!source.isEmpty() && count.startsWith("/")) {
      count = count.substring(1);
    }
    return new RandomBytes(
        count.isEmpty()
            ? Fields.number(body, "bytes").orElse(DEFAULT_COUNT)
            : Fields.number(count, "bytes"),
        TextFormat.of(body, TextFormat.BASE64));
  }

  @Override
  public String key() {
    return "";
  }

  @Override
  public boolean hasBatches() {
    return false;
  }

  @Override
  public Asked asked(ObjectNode item) {
    return new Asked(new GenerateRandom(count));
  }

  @Override
  public void answer(SpecificRecord answer, ObjectNode data) {
    var random = FieldBytes.reveal(((RandomGenerated) answer).getRandom());
    data.put("random_bytes", format.write(random));
    Arrays.fill(random, (byte) 0);
  }
}

package io.keystream.sealing;

import io.keystream.credentials.MalformedFields;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Takes one field after the other; what is not as long as it must be is refused by its name. */
final class FieldReader {

  private final List<byte[]> fields;
  private int next;

  FieldReader(List<byte[]> fields) {
    this.fields = fields;
  }

  byte[] exactly(String name, int length) {
    var field = fields.get(next++);
    if (field.length != length) {
      throw new MalformedFields(
          "%s has %d bytes, must have %d".formatted(name, field.length, length));
    }
    return field;
  }

  byte[] atMost(String name, int length) {
    var field = fields.get(next++);
    if (field.length > length) {
      throw new MalformedFields(
          "%s has %d bytes, at most %d are allowed".formatted(name, field.length, length));
    }
    return field;
  }

  int u8(String name) {
    return exactly(name, Byte.BYTES)[0] & 0xff;
  }

  int u32(String name) {
    return ByteBuffer.wrap(exactly(name, Integer.BYTES)).getInt();
  }

  long u64(String name) {
    return ByteBuffer.wrap(exactly(name, Long.BYTES)).getLong();
  }

  /** Milliseconds since 1970-01-01T00:00:00Z. */
  Instant time(String name) {
    return Instant.ofEpochMilli(u64(name));
  }

  String text(String name, int maxBytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(atMost(name, maxBytes)))
          .toString();
    } catch (CharacterCodingException _) {
      throw new MalformedFields(name + " is not UTF-8");
    }
  }
}

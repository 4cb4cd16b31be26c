package io.keystream.schemas;

import org.apache.avro.Schema;

/**
 * Walks a record's body by its schema before anything is allocated for it: every length and count
 * that it claims must fit into the bytes that are left, and none may be left at the end.
 *
 * <p>Avro allocates what a length claims before it looks whether so much is there; its own limits
 * are settings of the whole JVM, which a library must not rely on.
 */
final class BodyBounds {

  private final String name;
  private final byte[] bytes;
  private int position;

  private BodyBounds(String name, byte[] bytes, int start) {
    this.name = name;
    this.bytes = bytes;
    this.position = start;
  }

  /**
   * Checks the bytes from {@code start} to the end.
   *
   * @param name of the record, for messages
   */
  static void check(String name, Schema schema, byte[] bytes, int start) {
    var body = new BodyBounds(name, bytes, start);
    body.walk(schema, schema.getName());
    if (body.left() > 0) {
      throw body.corrupt(body.left() + " bytes follow its end");
    }
  }

  private void walk(Schema schema, String field) {
    switch (schema.getType()) {
      case RECORD -> {
        for (var inner : schema.getFields()) {
          walk(inner.schema(), inner.name());
        }
      }
      case UNION -> walk(schema.getTypes().get(index(schema.getTypes().size(), field)), field);
      case ENUM -> index(schema.getEnumSymbols().size(), field);
      case ARRAY -> walkItems(schema.getElementType(), field);
      case STRING, BYTES -> skip(number(field), field);
      case INT, LONG -> number(field);
      case BOOLEAN -> truth(field);
      case NULL -> {}
      case MAP, FIXED, FLOAT, DOUBLE ->
          throw new IllegalStateException("no record of ours has a " + schema.getType());
    }
  }

  private void walkItems(Schema item, String field) {
    for (var count = number(field); count != 0; count = number(field)) {
      if (count < 0) {
        // A negative count is followed by the size of the block.
        count = -count;
        number(field);
      }
      // An item of ours takes at least a byte.
      fit(count, field);
      for (var i = 0L; i < count; i++) {
        walk(item, field);
      }
    }
  }

  private int index(int choices, String field) {
    var index = number(field);
    if (index < 0 || index >= choices) {
      throw corrupt("%s is choice %d of %d".formatted(field, index, choices));
    }
    return (int) index;
  }

  private void skip(long count, String field) {
    fit(count, field);
    position += (int) count;
  }

  private void fit(long count, String field) {
    if (count < 0 || count > left()) {
      throw corrupt("%s claims %d bytes, %d are left".formatted(field, count, left()));
    }
  }

  /** A byte that is 0 or 1. */
  private void truth(String field) {
    if (left() == 0) {
      throw corrupt("it ends within " + field);
    }
    if ((bytes[position++] & 0xfe) != 0) {
      throw corrupt(field + " is neither true nor false");
    }
  }

  /** A zigzag variable-length number, at most 10 bytes. */
  private long number(String field) {
    var value = 0L;
    for (var shift = 0; shift < 70; shift += 7) {
      if (left() == 0) {
        throw corrupt("it ends within " + field);
      }
      var next = bytes[position++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw corrupt(field + " is a number that does not end");
  }

  private int left() {
    return bytes.length - position;
  }

  private UnreadableRecord corrupt(String what) {
    return new UnreadableRecord(name + " is corrupt: " + what, null);
  }
}

package io.keystream.schemas;

import org.apache.avro.Schema;

/**
 * Walks a record's body by its schema before anything is allocated for it: every length and count
 * that it claims must fit into the bytes that are left.
 *
 * <p>Avro allocates what a length claims before it looks whether so much is there; its own limits
 * are settings of the whole JVM, which a library must not rely on.
 */
final class BodyBounds {

  private final BodyReader body;

  private BodyBounds(BodyReader body) {
    this.body = body;
  }

  /** Passes a record of this schema. */
  static void pass(Schema schema, BodyReader body) {
    new BodyBounds(body).walk(schema, schema.getName());
  }

  private void walk(Schema schema, String field) {
    switch (schema.getType()) {
      case RECORD -> {
        for (var inner : schema.getFields()) {
          walk(inner.schema(), inner.name());
        }
      }
      case UNION ->
          walk(schema.getTypes().get(body.choice(schema.getTypes().size(), field)), field);
      case ENUM -> body.choice(schema.getEnumSymbols().size(), field);
      case ARRAY -> walkItems(schema.getElementType(), field);
      case STRING, BYTES -> body.skip(field);
      case INT, LONG -> body.number(field);
      case BOOLEAN -> body.truth(field);
      case NULL -> {}
      case MAP, FIXED, FLOAT, DOUBLE ->
          throw new IllegalStateException("no record of ours has a " + schema.getType());
    }
  }

  private void walkItems(Schema item, String field) {
    for (var count = body.count(field); count != 0; count = body.count(field)) {
      for (var i = 0L; i < count; i++) {
        walk(item, field);
      }
    }
  }
}

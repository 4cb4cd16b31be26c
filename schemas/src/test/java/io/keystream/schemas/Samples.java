package io.keystream.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records made from a schema alone, the same every time: one for every branch of its unions and,
 * where fields may be absent, one without them. No schema can grow without them.
 */
final class Samples {

  private static final long SOME_TIME = 1_790_000_000_000L;

  private Samples() {}

  /** By name: the branch, and whether what may be absent is. */
  static Map<String, GenericRecord> of(Schema schema) {
    var samples = new LinkedHashMap<String, GenericRecord>();
    for (var absent : List.of(false, true)) {
      for (var branch : branches(schema)) {
        var name = (branch == null ? "" : branch.getName()) + (absent ? " absent" : "");
        var record = record(schema, branch, absent);
        if (!samples.containsValue(record)) {
          samples.put((schema.getName() + " " + name).strip(), record);
        }
      }
    }
    return samples;
  }

  /** The branches of the one union that has several records; null alone where there is none. */
  private static List<@Nullable Schema> branches(Schema schema) {
    for (var field : schema.getFields()) {
      if (isChoice(field.schema())) {
        return new ArrayList<>(field.schema().getTypes());
      }
    }
    var none = new ArrayList<@Nullable Schema>();
    none.add(null);
    return none;
  }

  private static boolean isChoice(Schema schema) {
    return schema.isUnion() && !schema.isNullable();
  }

  private static GenericRecord record(Schema schema, @Nullable Schema branch, boolean absent) {
    var record = new GenericData.Record(schema);
    for (var field : schema.getFields()) {
      var chosen = isChoice(field.schema()) && branch != null ? branch : field.schema();
      record.put(field.name(), value(chosen, field, absent));
    }
    return record;
  }

  private static @Nullable Object value(Schema schema, Schema.Field field, boolean absent) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, null, absent);
      case UNION ->
          absent
              ? null
              : value(
                  schema.getTypes().stream()
                      .filter(type -> !type.isNullable())
                      .findFirst()
                      .orElseThrow(),
                  field,
                  false);
      case STRING -> field.name() + " ü";
      case BYTES -> ByteBuffer.wrap(field.name().getBytes(StandardCharsets.UTF_8));
      case INT -> 1000 + field.pos();
      case LONG -> SOME_TIME + field.pos();
      case BOOLEAN -> !absent;
      case ENUM -> new GenericData.EnumSymbol(schema, schema.getEnumSymbols().getLast());
      case ARRAY -> items(schema.getElementType(), field, absent);
      case NULL, MAP, FIXED, FLOAT, DOUBLE ->
          throw new IllegalStateException("no sample of " + schema.getType());
    };
  }

  private static List<Object> items(Schema item, Schema.Field field, boolean absent) {
    return item.getType() == Schema.Type.STRING
        ? List.of("MONDAY", "FRIDAY")
        : List.of(Objects.requireNonNull(value(item, field, absent)));
  }
}

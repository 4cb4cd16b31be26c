package io.keystream.bench.clear;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Schemas of records that nobody keeps, without a contract in a file. */
final class Fields {
  private Fields() {}

  static Schema record(Class<?> type, List<Schema.Field> fields) {
    return Schema.createRecord(type.getSimpleName(), "", type.getPackageName(), false, fields);
  }

  static Schema.Field text(String name) {
    var text = Schema.create(Schema.Type.STRING);
    GenericData.setStringType(text, GenericData.StringType.String);
    return of(name, text);
  }

  static Schema.Field number(String name) {
    return of(name, Schema.create(Schema.Type.LONG));
  }

  static Schema.Field of(String name, Schema schema) {
    return new Schema.Field(name, schema);
  }
}

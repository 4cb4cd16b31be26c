package io.keystream.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/**
 * The golden file of one version of a schema: for every sample its name, its bytes and what they
 * say in Avro's JSON encoding. Made by Avro alone, without our codec.
 */
record Golden(String fileName, List<Line> lines) {

  record Line(String name, String hex, String json) {
    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  static Golden of(Schema schema) {
    var lines = new ArrayList<Line>();
    Samples.of(schema)
        .forEach((name, sample) -> lines.add(new Line(name, hex(sample), json(sample))));
    return new Golden(fileName(schema), lines);
  }

  static String fileName(Schema schema) {
    return "%s-%016x.txt".formatted(schema.getName(), Codec.fingerprint(schema));
  }

  static Golden parse(String fileName, String text) {
    var lines = new ArrayList<Line>();
    var all = text.lines().toList();
    for (var i = 0; i + 2 < all.size(); i += 4) {
      lines.add(new Line(all.get(i).substring(2), all.get(i + 1), all.get(i + 2)));
    }
    return new Golden(fileName, lines);
  }

  /** The record's name, without the fingerprint. */
  String recordName() {
    return fileName.substring(0, fileName.indexOf('-'));
  }

  String text() {
    var text = new StringBuilder();
    for (var line : lines) {
      text.append("# ").append(line.name()).append('\n');
      text.append(line.hex()).append('\n').append(line.json()).append("\n\n");
    }
    return text.toString();
  }

  private static String hex(GenericRecord sample) {
    var header =
        ByteBuffer.allocate(10)
            .put((byte) 0xc3)
            .put((byte) 0x01)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(Codec.fingerprint(sample.getSchema()));
    var body = write(sample, (schema, out) -> EncoderFactory.get().binaryEncoder(out, null));
    return HexFormat.of().formatHex(header.array()) + HexFormat.of().formatHex(body);
  }

  static String json(GenericRecord sample) {
    var text = write(sample, (schema, out) -> EncoderFactory.get().jsonEncoder(schema, out));
    return new String(text, StandardCharsets.UTF_8);
  }

  private interface Encoding {
    Encoder of(Schema schema, ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] write(GenericRecord sample, Encoding encoding) {
    try {
      var out = new ByteArrayOutputStream();
      var encoder = encoding.of(sample.getSchema(), out);
      new GenericDatumWriter<GenericRecord>(sample.getSchema()).write(sample, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

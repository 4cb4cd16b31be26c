package io.keystream.schemas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Turns one kind of record into Avro single-object encoding and back: the marker C3 01, the
 * CRC-64-AVRO fingerprint of the writer's schema, then the body.
 *
 * <p><b>Laws.</b> Bytes of every schema version that was ever current are read for ever; a
 * fingerprint never seen, a truncated body and trailing bytes are refused, and a refusal costs no
 * memory whatever lengths the bytes claim. Nothing of a record is kept: its payload may be secret.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class Codec<T extends SpecificRecordBase> {

  /** The most bytes a record may have. */
  public static final int MAX_SIZE_BYTES = 1_000_000;

  private static final int HEADER_BYTES = 10;
  private static final short MARKER = (short) 0xC301;
  private static final int MOST_USUAL_BYTES = 4096;

  private final Schema schema;
  private final byte[] header;
  private final BodyCoder<T> current;
  private final Map<Long, BodyCoder<T>> versions = new HashMap<>();

  /** Of the last record, so that one like it is not copied; any number will do. */
  private int usualSizeBytes = 1024;

  /**
   * A codec for records like {@code prototype}, whose schema is the current one.
   *
   * @param earlier the schemas that were current before, oldest first
   * @throws IllegalArgumentException when the current schema cannot read an earlier one
   */
  public Codec(T prototype, List<Schema> earlier) {
    this(prototype, earlier, AvroCoder.of(prototype, prototype.getSchema()));
  }

  /** The same, with a coder of its own for the current schema. */
  Codec(T prototype, List<Schema> earlier, BodyCoder<T> current) {
    this.schema = prototype.getSchema();
    this.header = header(schema);
    this.current = current;
    for (var written : earlier) {
      checkReadable(written);
      add(written, AvroCoder.of(prototype, written));
    }
    add(schema, current);
  }

  private void checkReadable(Schema written) {
    var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(schema, written);
    if (compatibility.getType() != SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE) {
      throw new IllegalArgumentException(
          name() + " cannot read an earlier version of itself: " + compatibility.getDescription());
    }
  }

  private void add(Schema written, BodyCoder<T> coder) {
    if (versions.put(fingerprint(written), coder) != null) {
      throw new IllegalArgumentException(
          "%s has the fingerprint %016x twice".formatted(name(), fingerprint(written)));
    }
  }

  /** The record's name, for messages. */
  public String name() {
    return schema.getName();
  }

  /** The current schema. */
  public Schema schema() {
    return schema;
  }

  /** Writes a record; where its payload is secret the caller wipes the bytes. */
  public byte[] encode(T record) {
    try (var out = new WipedBuffer(usualSizeBytes)) {
      out.write(header);
      current.write(record, new BodyWriter(out));
      if (out.sizeBytes() > MAX_SIZE_BYTES) {
        throw new IllegalArgumentException(
            name() + " has " + out.sizeBytes() + " bytes, at most " + MAX_SIZE_BYTES);
      }
      usualSizeBytes = Math.min(out.sizeBytes(), MOST_USUAL_BYTES);
      return out.takeBytes();
    }
  }

  /**
   * Reads a record.
   *
   * @throws UnreadableRecord when the bytes are not such a record, of whatever version
   */
  public T decode(byte[] bytes) {
    if (bytes.length < HEADER_BYTES || bytes.length > MAX_SIZE_BYTES) {
      throw new UnreadableRecord(
          "%s has %d bytes, must have %d to %d"
              .formatted(name(), bytes.length, HEADER_BYTES, MAX_SIZE_BYTES),
          null);
    }
    var start = ByteBuffer.wrap(bytes);
    if (start.getShort() != MARKER) {
      throw new UnreadableRecord(name() + " does not start with the Avro marker C3 01", null);
    }
    var fingerprint = start.order(ByteOrder.LITTLE_ENDIAN).getLong();
    var version = versions.get(fingerprint);
    if (version == null) {
      throw new UnreadableRecord(
          "%s was written with an unknown schema, fingerprint %016x; a newer release may know it"
              .formatted(name(), fingerprint),
          null);
    }
    var body = new BodyReader(name(), bytes, HEADER_BYTES);
    var record = version.read(body);
    body.end();
    return record;
  }

  static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  private static byte[] header(Schema schema) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .putShort(MARKER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(fingerprint(schema))
        .array();
  }
}

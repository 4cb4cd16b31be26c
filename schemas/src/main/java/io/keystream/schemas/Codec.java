package io.keystream.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Turns one kind of record into Avro single-object encoding and back: the marker C3 01, the
 * CRC-64-AVRO fingerprint of the writer's schema, then the body.
 *
 * <p><b>Laws.</b> Bytes of every schema version that was ever current are read for ever; a
 * fingerprint never seen, a truncated body and trailing bytes are refused.
 *
 * <p><b>Thread safety:</b> safe; every thread reuses a scratch buffer of its own.
 */
public final class Codec<T extends SpecificRecordBase> {

  /** The most bytes a record may have. */
  public static final int MAX_SIZE_BYTES = 1_000_000;

  private static final int HEADER_BYTES = 10;
  private static final short MARKER = (short) 0xC301;

  private final Schema schema;
  private final byte[] header;
  private final SpecificDatumWriter<T> writer;
  private final Map<Long, SpecificDatumReader<T>> readers = new HashMap<>();
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  /**
   * A codec for records like {@code prototype}, whose schema is the current one.
   *
   * @param earlier the schemas that were current before, oldest first
   */
  public Codec(T prototype, List<Schema> earlier) {
    var current = prototype.getSchema();
    var model = prototype.getSpecificData();
    this.schema = current;
    this.header = header(current);
    this.writer = new SpecificDatumWriter<>(current, model);
    for (var written : earlier) {
      readers.put(fingerprint(written), new SpecificDatumReader<>(written, current, model));
    }
    readers.put(fingerprint(current), new SpecificDatumReader<>(current, current, model));
  }

  /** The record's name, for messages. */
  public String name() {
    return schema.getName();
  }

  public byte[] encode(T record) {
    var own = scratch.get();
    try {
      own.out.reset();
      own.out.write(header);
      own.encoder = EncoderFactory.get().binaryEncoder(own.out, own.encoder);
      writer.write(record, own.encoder);
      own.encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory does not fail", e);
    }
    if (own.out.size() > MAX_SIZE_BYTES) {
      throw new IllegalArgumentException(
          name() + " has " + own.out.size() + " bytes, at most " + MAX_SIZE_BYTES);
    }
    return own.out.toByteArray();
  }

  /**
   * Reads a record.
   *
   * @throws UnreadableRecord when the bytes are not such a record, of whatever version
   */
  public T decode(byte[] bytes) {
    if (bytes.length < HEADER_BYTES || bytes.length > MAX_SIZE_BYTES) {
      throw new UnreadableRecord(name() + " of " + bytes.length + " bytes", null);
    }
    var start = ByteBuffer.wrap(bytes);
    if (start.getShort() != MARKER) {
      throw new UnreadableRecord(name() + " does not start with the Avro marker C3 01", null);
    }
    var fingerprint = start.order(ByteOrder.LITTLE_ENDIAN).getLong();
    var reader = readers.get(fingerprint);
    if (reader == null) {
      throw new UnreadableRecord(
          "%s was written with an unknown schema, fingerprint %016x".formatted(name(), fingerprint),
          null);
    }
    return read(reader, bytes);
  }

  private T read(SpecificDatumReader<T> reader, byte[] bytes) {
    var own = scratch.get();
    try {
      own.decoder =
          DecoderFactory.get()
              .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, own.decoder);
      var record = reader.read(null, own.decoder);
      if (!own.decoder.isEnd()) {
        throw new UnreadableRecord(name() + " has trailing bytes", null);
      }
      return record;
    } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
      throw new UnreadableRecord(name() + " is corrupt: " + e.getMessage(), e);
    }
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

  private static final class Scratch {
    final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    @Nullable BinaryEncoder encoder;
    @Nullable BinaryDecoder decoder;
  }
}

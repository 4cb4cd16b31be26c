package io.keystream.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/** Lets Avro write and read the body, after the bounds of what it claims are checked. */
final class AvroCoder<T extends SpecificRecordBase> implements BodyCoder<T> {

  private final Schema written;
  private final SpecificDatumReader<T> reader;
  private final SpecificDatumWriter<T> writer;

  private AvroCoder(Schema written, SpecificDatumReader<T> reader, SpecificDatumWriter<T> writer) {
    this.written = written;
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * For records like {@code prototype}.
   *
   * @param written the schema they were written with
   */
  static <T extends SpecificRecordBase> AvroCoder<T> of(T prototype, Schema written) {
    var schema = prototype.getSchema();
    var model = prototype.getSpecificData();
    return new AvroCoder<>(
        written,
        new SpecificDatumReader<>(written, schema, model),
        new SpecificDatumWriter<>(schema, model));
  }

  @Override
  public void write(T record, BodyWriter out) {
    try {
      // The buffering encoder would copy every payload into an array that nobody wipes.
      var encoder = EncoderFactory.get().directBinaryEncoder(out.stream(), null);
      writer.write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory does not fail", e);
    }
  }

  @Override
  public T read(BodyReader in) {
    var start = in.position();
    BodyBounds.pass(written, in);
    in.end();
    try {
      return reader.read(
          null,
          DecoderFactory.get().binaryDecoder(in.record(), start, in.position() - start, null));
    } catch (IOException | AvroRuntimeException e) {
      throw in.corrupt(String.valueOf(e.getMessage()), e);
    }
  }
}

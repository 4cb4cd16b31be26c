package io.keystream.schemas;

/**
 * Writes and reads the body of records that are many: what Avro makes of their schema, to the byte,
 * without looking into the schema for each.
 */
interface BodyCoder<T> {

  void write(T record, BodyWriter out);

  /**
   * Reads what {@link #write} makes.
   *
   * @throws UnreadableRecord when the bytes are not such a body
   */
  T read(BodyReader in);
}

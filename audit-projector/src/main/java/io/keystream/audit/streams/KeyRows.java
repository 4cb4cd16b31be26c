package io.keystream.audit.streams;

import io.keystream.domain.key.KeyName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * The rows of the key stores: the key's name, a zero byte, a big-endian number. Rows of a key stand
 * together, in the order of the number; keys in the order of their names.
 */
final class KeyRows {

  private static final byte END_OF_NAME = 0;
  private static final byte BEHIND_ALL = (byte) 0xff;

  private KeyRows() {}

  static Bytes event(String name, long sequence) {
    return Bytes.wrap(row(name, END_OF_NAME, Long.BYTES).putLong(sequence).array());
  }

  static Bytes version(String name, int number) {
    return Bytes.wrap(row(name, END_OF_NAME, Integer.BYTES).putInt(number).array());
  }

  static Bytes firstOf(KeyName name) {
    return Bytes.wrap(row(name.path(), END_OF_NAME, 0).array());
  }

  /** Behind every row of the name and before every other name that follows it. */
  static Bytes behind(String name) {
    return Bytes.wrap(row(name, (byte) 1, 0).array());
  }

  static Bytes firstWithPrefix(String prefix) {
    return Bytes.wrap(prefix.getBytes(StandardCharsets.UTF_8));
  }

  static Bytes behindPrefix(String prefix) {
    return Bytes.wrap(row(prefix, BEHIND_ALL, 0).array());
  }

  private static ByteBuffer row(String name, byte separator, int numberBytes) {
    var utf8 = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(utf8.length + 1 + numberBytes).put(utf8).put(separator);
  }
}

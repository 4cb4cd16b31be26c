package io.keystream.credentials;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts fields together so that no other fields give the same bytes: each follows its length (u32,
 * big endian). The first is a label that says what the bytes are for, so that a signature or a key
 * made for one purpose never serves another.
 */
public final class Fields {
  private Fields() {}

  public static byte[] of(String label, byte[]... fields) {
    var name = utf8(label);
    var size = Integer.BYTES + name.length;
    for (var field : fields) {
      size = Math.addExact(size, Integer.BYTES + field.length);
    }
    var out = ByteBuffer.allocate(size).putInt(name.length).put(name);
    for (var field : fields) {
      out.putInt(field.length).put(field);
    }
    return out.array();
  }

  /**
   * The fields that {@link #of} put together under this label.
   *
   * @throws MalformedFields if it did not, or not so many
   */
  public static List<byte[]> parse(byte[] bytes, String label, int count) {
    var in = ByteBuffer.wrap(bytes);
    if (!Arrays.equals(take(in), utf8(label))) {
      throw new MalformedFields("does not begin with the label '" + label + "'");
    }
    var fields = new ArrayList<byte[]>(count);
    while (fields.size() < count) {
      fields.add(take(in));
    }
    if (in.hasRemaining()) {
      throw new MalformedFields(in.remaining() + " bytes follow the last of " + count + " fields");
    }
    return fields;
  }

  private static byte[] take(ByteBuffer in) {
    if (in.remaining() < Integer.BYTES) {
      throw new MalformedFields("ends where the length of a field should be");
    }
    var length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new MalformedFields(
          "a field of " + Integer.toUnsignedString(length) + " bytes, left are " + in.remaining());
    }
    var field = new byte[length];
    in.get(field);
    return field;
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] u8(int value) {
    return new byte[] {(byte) value};
  }

  public static byte[] u32(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  public static byte[] u64(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}

package io.keystream.directory;

import io.keystream.domain.access.Fingerprint;
import io.keystream.schemas.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * What is signed of a command: every field after its length in four bytes, big endian, so that no
 * two commands give the same bytes; a label first, so that no signature serves another purpose.
 */
public final class SignedBytes {

  private static final byte[] LABEL = "keystream command 1".getBytes(StandardCharsets.UTF_8);

  private SignedBytes() {}

  /**
   * The bytes to sign.
   *
   * @param command in single-object encoding, as it will travel
   */
  public static byte[] of(Fingerprint platform, Topic<?> topic, byte[] command) {
    return tlv(
        List.of(
            LABEL,
            HexFormat.of().parseHex(platform.hex()),
            topic.name().getBytes(StandardCharsets.UTF_8),
            command));
  }

  private static byte[] tlv(List<byte[]> fields) {
    var size = fields.stream().mapToInt(field -> Integer.BYTES + field.length).sum();
    var bytes = ByteBuffer.allocate(size);
    fields.forEach(field -> bytes.putInt(field.length).put(field));
    return bytes.array();
  }
}

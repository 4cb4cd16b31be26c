package io.keystream.worker.secrets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What is authenticated beside the parts of a sealed value, so that each opens only as what it was
 * made for: a label and what names the value, each text after its length (u32).
 */
final class ValueLabels {

  private ValueLabels() {}

  /** Beside the value: {@code keystream secret value 1}, path, id. */
  static byte[] value(String path, UUID id) {
    return joined("keystream secret value 1", path, id.toString());
  }

  /** Beside the value's own key: {@code keystream secret key 1}, key, version, path, id. */
  static byte[] ownKey(String key, int version, String path, UUID id) {
    return joined("keystream secret key 1", key, Integer.toString(version), path, id.toString());
  }

  private static byte[] joined(String... texts) {
    var out = new ByteArrayOutputStream();
    for (var text : texts) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }
}

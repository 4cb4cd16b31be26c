package io.keystream.worker.secrets;

import static io.keystream.credentials.Fields.utf8;

import io.keystream.credentials.Fields;
import java.util.UUID;

/**
 * What is authenticated beside the parts of a sealed value, so that each opens only as what it was
 * made for: a label and what names the value.
 */
final class ValueLabels {

  private ValueLabels() {}

  /** Beside the value: {@code keystream secret value 1}, path, id. */
  static byte[] value(String path, UUID id) {
    return Fields.of("keystream secret value 1", utf8(path), utf8(id.toString()));
  }

  /** Beside the value's own key: {@code keystream secret key 1}, key, version, path, id. */
  static byte[] ownKey(String key, int version, String path, UUID id) {
    return Fields.of(
        "keystream secret key 1",
        utf8(key),
        utf8(Integer.toString(version)),
        utf8(path),
        utf8(id.toString()));
  }
}

package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.http.BadRequest;
import org.jspecify.annotations.Nullable;

/**
 * A key and the hash that a caller wants, by the path and, where that does not say, the body.
 *
 * @param hash null where none is stated
 */
record KeyAndHash(String key, @Nullable VaultHash hash) {

  private static final String HASH = "hash_algorithm";
  private static final String OLDER_NAME = "algorithm";

  /**
   * Reads both.
   *
   * @param path behind the verb
   * @throws BadRequest if the hash is none that signatures and MACs are made with
   */
  static KeyAndHash of(String path, ObjectNode body) {
    return VaultHash.endOf(path)
        .map(name ->
            new KeyAndHash(path.substring(0, path.length() - name.length() - 1), hash(name)))
        .orElseGet(() -> new KeyAndHash(path, stated(body)));
  }

  private static @Nullable VaultHash stated(ObjectNode body) {
    var name = Fields.text(body, HASH);
    if (name.isEmpty()) {
      name = Fields.text(body, OLDER_NAME);
    }
    return name.isEmpty() ? null : hash(name);
  }

  private static VaultHash hash(String name) {
    return VaultHash.of(HASH, name, VaultHash.SIGNING);
  }

  /** The MAC algorithm with this hash; null where none is stated. */
  @Nullable String macAlgorithm() {
    return hash == null ? null : "HMAC_" + hash.algorithm();
  }
}

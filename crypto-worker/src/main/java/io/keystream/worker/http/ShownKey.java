package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyOrigin;
import io.keystream.edge.http.KeyTypes;
import io.keystream.schemas.FieldBytes;
import io.keystream.schemas.reply.KeyShown;
import io.keystream.schemas.reply.ShownVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A key as {@code transit/keys} shows it; what no key here can be is false. */
final class ShownKey {

  private static final int PEM_LINE = 64;
  private static final int ED25519_POINT_BYTES = 32;

  private ShownKey() {}

  static void put(ObjectNode data, String name, KeyShown key) {
    var origin = KeyOrigin.valueOf(key.getOrigin());
    var algorithm = KeyAlgorithm.valueOf(key.getAlgorithm());
    data.put("name", name)
        .put("type", KeyTypes.type(algorithm))
        .put("latest_version", key.getLatestVersion())
        .put("min_available_version", key.getMinAvailableVersion())
        .put("min_decryption_version", key.getMinDecryptionVersion())
        .put("min_encryption_version", key.getMinEncryptionVersion())
        .put("deletion_allowed", key.getDeletionAllowed())
        .put("derived", false)
        .put("exportable", false)
        .put("allow_plaintext_backup", false)
        .put("imported_key", origin.isImported())
        .put("auto_rotate_period", 0)
        .put("supports_encryption", KeyTypes.encrypts(algorithm))
        .put("supports_decryption", KeyTypes.encrypts(algorithm))
        .put("supports_derivation", false)
        .put("supports_signing", KeyTypes.signs(algorithm));
    if (origin.isImported()) {
      data.put("imported_key_allow_rotation", origin.rotates());
    }
    KeyTypes.sizeBytes(algorithm).ifPresent(size -> data.put("key_size", size));
    var versions = data.putObject("keys");
    key.getVersions().forEach(version -> put(versions, algorithm, version));
  }

  private static void put(ObjectNode versions, KeyAlgorithm algorithm, ShownVersion version) {
    var number = Integer.toString(version.getVersion());
    var generatedAt = version.getGeneratedAt();
    if (algorithm.isAsymmetric()) {
      versions
          .putObject(number)
          .put("name", KeyTypes.versionName(algorithm))
          .put("public_key", publicKey(algorithm, FieldBytes.reveal(version.getPublicKey())))
          .put("creation_time", generatedAt.toString());
    } else {
      versions.put(number, generatedAt.getEpochSecond());
    }
  }

  /** PEM, but for Ed25519, of which Vault shows the bare point in base64. */
  private static String publicKey(KeyAlgorithm algorithm, byte[] encoded) {
    if (algorithm == KeyAlgorithm.ED25519) {
      var point = Arrays.copyOfRange(encoded, encoded.length - ED25519_POINT_BYTES, encoded.length);
      return Base64.getEncoder().encodeToString(point);
    }
    return pem(encoded);
  }

  /** A SubjectPublicKeyInfo as text. */
  static String pem(byte[] encoded) {
    var lines =
        Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(encoded);
    return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
  }
}

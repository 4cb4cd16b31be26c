package io.keystream.commands.http;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Commands about keys, out of the bodies that Vault's clients send. */
final class KeyBodies {

  private static final String DEFAULT_TYPE = "aes256-gcm96";
  private static final int DEFAULT_HMAC_BYTES = 32;

  /** What lets material out, or derives it: keys in an HSM do neither. */
  private static final List<String> REFUSED =
      List.of("exportable", "allow_plaintext_backup", "derived", "convergent_encryption");

  private KeyBodies() {}

  static KeyCommand create(KeyName key, JsonBody body) {
    refuse(body);
    return new KeyCommand.Create(
        key, new KeySpec(algorithm(body), Custody.WRAPPED), Activation.WHEN_GENERATED);
  }

  static KeyCommand configure(KeyName key, JsonBody body) {
    refuse(body);
    var minEncryption = body.number("min_encryption_version");
    return new KeyCommand.Configure(
        key,
        minDecryption(body.number("min_decryption_version")),
        minEncryption == null
            ? null
            : BadRequest.checked(
                "min_encryption_version", () -> new MinEncryptionVersion(minEncryption)),
        body.truth("deletion_allowed"));
  }

  static KeyCommand trim(KeyName key, JsonBody body) {
    var least = body.number("min_available_version");
    if (least == null) {
      throw new BadRequest("min_available_version must be given");
    }
    return new KeyCommand.Trim(
        key, BadRequest.checked("min_available_version", () -> new KeyVersion(least)));
  }

  /** 0 is the first version, as in Vault. */
  private static @Nullable KeyVersion minDecryption(@Nullable Integer least) {
    return least == null
        ? null
        : BadRequest.checked(
            "min_decryption_version", () -> new KeyVersion(least == 0 ? 1 : least));
  }

  private static KeyAlgorithm algorithm(JsonBody body) {
    var type = Objects.requireNonNullElse(body.text("type"), DEFAULT_TYPE);
    return switch (type) {
      case "", DEFAULT_TYPE -> KeyAlgorithm.AES_256;
      case "hmac" -> hmac(body.number("key_size"));
      case "rsa-2048" -> KeyAlgorithm.RSA_2048;
      case "rsa-3072" -> KeyAlgorithm.RSA_3072;
      case "rsa-4096" -> KeyAlgorithm.RSA_4096;
      case "ecdsa-p256" -> KeyAlgorithm.EC_P256;
      case "ecdsa-p384" -> KeyAlgorithm.EC_P384;
      case "ecdsa-p521" -> KeyAlgorithm.EC_P521;
      case "ed25519" -> KeyAlgorithm.ED25519;
      case "ecdh-p256" -> KeyAlgorithm.ECDH_P256;
      default ->
          throw new BadRequest(
              "type must be aes256-gcm96, hmac, rsa-2048, rsa-3072, rsa-4096, ecdsa-p256,"
                  + " ecdsa-p384, ecdsa-p521, ed25519 or ecdh-p256");
    };
  }

  private static KeyAlgorithm hmac(@Nullable Integer sizeBytes) {
    var size = sizeBytes == null || sizeBytes == 0 ? DEFAULT_HMAC_BYTES : sizeBytes;
    return switch (size) {
      case 32 -> KeyAlgorithm.HMAC_SHA_256;
      case 48 -> KeyAlgorithm.HMAC_SHA_384;
      case 64 -> KeyAlgorithm.HMAC_SHA_512;
      default -> throw new BadRequest("key_size must be 32, 48 or 64 bytes for hmac: " + size);
    };
  }

  private static void refuse(JsonBody body) {
    for (var field : REFUSED) {
      if (Boolean.TRUE.equals(body.truth(field))) {
        throw new BadRequest(field + " must be false: keys stay in the HSM and are not derived");
      }
    }
    if (body.duration("auto_rotate_period") != null) {
      throw new BadRequest("auto_rotate_period must be 0: nothing rotates by itself yet");
    }
  }
}

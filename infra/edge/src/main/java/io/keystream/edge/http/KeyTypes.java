package io.keystream.edge.http;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyUsage;
import java.util.OptionalInt;

/** What Vault calls kinds of keys; it has no word for ours of key agreement. */
public final class KeyTypes {
  private KeyTypes() {}

  public static String type(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case AES_256 -> "aes256-gcm96";
      case HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 -> "hmac";
      case RSA_2048 -> "rsa-2048";
      case RSA_3072 -> "rsa-3072";
      case RSA_4096 -> "rsa-4096";
      case EC_P256 -> "ecdsa-p256";
      case EC_P384 -> "ecdsa-p384";
      case EC_P521 -> "ecdsa-p521";
      case ED25519 -> "ed25519";
      case ECDH_P256 -> "ecdh-p256";
    };
  }

  /** The {@code name} of a version: its curve, or else the type of its key. */
  public static String versionName(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case EC_P256, ECDH_P256 -> "P-256";
      case EC_P384 -> "P-384";
      case EC_P521 -> "P-521";
      case AES_256,
          HMAC_SHA_256,
          HMAC_SHA_384,
          HMAC_SHA_512,
          RSA_2048,
          RSA_3072,
          RSA_4096,
          ED25519 ->
          type(algorithm);
    };
  }

  /** {@code key_size}: of HMAC keys, whose hash it tells. */
  public static OptionalInt sizeBytes(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case HMAC_SHA_256 -> OptionalInt.of(32);
      case HMAC_SHA_384 -> OptionalInt.of(48);
      case HMAC_SHA_512 -> OptionalInt.of(64);
      case AES_256, RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P384, EC_P521, ED25519, ECDH_P256 ->
          OptionalInt.empty();
    };
  }

  public static boolean encrypts(KeyAlgorithm algorithm) {
    return algorithm.usage() == KeyUsage.ENCRYPT_DECRYPT;
  }

  public static boolean signs(KeyAlgorithm algorithm) {
    return algorithm.usage() == KeyUsage.SIGN_VERIFY;
  }
}

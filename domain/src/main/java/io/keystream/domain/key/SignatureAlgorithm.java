package io.keystream.domain.key;

import java.util.Optional;
import java.util.Set;

/** How a signature is made: padding or curve, and the hash of the message. */
public enum SignatureAlgorithm {
  RSASSA_PSS_SHA_256,
  RSASSA_PSS_SHA_384,
  RSASSA_PSS_SHA_512,
  RSASSA_PKCS1_V1_5_SHA_256,
  RSASSA_PKCS1_V1_5_SHA_384,
  RSASSA_PKCS1_V1_5_SHA_512,
  ECDSA_SHA_256,
  ECDSA_SHA_384,
  ECDSA_SHA_512,
  ED25519;

  private static final Set<SignatureAlgorithm> RSA =
      Set.of(
          RSASSA_PSS_SHA_256,
          RSASSA_PSS_SHA_384,
          RSASSA_PSS_SHA_512,
          RSASSA_PKCS1_V1_5_SHA_256,
          RSASSA_PKCS1_V1_5_SHA_384,
          RSASSA_PKCS1_V1_5_SHA_512);

  /** What the message is hashed with first; Ed25519 does that by itself (RFC 8032). */
  public Optional<HashAlgorithm> hash() {
    return switch (this) {
      case RSASSA_PSS_SHA_256, RSASSA_PKCS1_V1_5_SHA_256, ECDSA_SHA_256 ->
          Optional.of(HashAlgorithm.SHA_256);
      case RSASSA_PSS_SHA_384, RSASSA_PKCS1_V1_5_SHA_384, ECDSA_SHA_384 ->
          Optional.of(HashAlgorithm.SHA_384);
      case RSASSA_PSS_SHA_512, RSASSA_PKCS1_V1_5_SHA_512, ECDSA_SHA_512 ->
          Optional.of(HashAlgorithm.SHA_512);
      case ED25519 -> Optional.empty();
    };
  }

  /** Whether a key of this kind makes such signatures (FIPS 186-5 pairs a curve with one hash). */
  public boolean fits(KeyAlgorithm key) {
    return switch (key) {
      case RSA_2048, RSA_3072, RSA_4096 -> RSA.contains(this);
      case EC_P256 -> this == ECDSA_SHA_256;
      case EC_P384 -> this == ECDSA_SHA_384;
      case EC_P521 -> this == ECDSA_SHA_512;
      case ED25519 -> this == ED25519;
      case AES_256, HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512, ECDH_P256 -> false;
    };
  }
}

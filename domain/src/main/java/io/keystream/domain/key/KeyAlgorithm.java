package io.keystream.domain.key;

/** The kind of key material, with the one use it serves. */
public enum KeyAlgorithm {
  AES_256(KeyUsage.ENCRYPT_DECRYPT),
  HMAC_SHA_256(KeyUsage.GENERATE_VERIFY_MAC),
  HMAC_SHA_384(KeyUsage.GENERATE_VERIFY_MAC),
  HMAC_SHA_512(KeyUsage.GENERATE_VERIFY_MAC),
  RSA_2048(KeyUsage.SIGN_VERIFY),
  RSA_3072(KeyUsage.SIGN_VERIFY),
  RSA_4096(KeyUsage.SIGN_VERIFY),
  EC_P256(KeyUsage.SIGN_VERIFY),
  EC_P384(KeyUsage.SIGN_VERIFY),
  EC_P521(KeyUsage.SIGN_VERIFY),
  ED25519(KeyUsage.SIGN_VERIFY),
  ECDH_P256(KeyUsage.KEY_AGREEMENT);

  private final KeyUsage usage;

  KeyAlgorithm(KeyUsage usage) {
    this.usage = usage;
  }

  public KeyUsage usage() {
    return usage;
  }

  /** Whether the key has a public half that may be shown to anybody. */
  public boolean isAsymmetric() {
    return usage == KeyUsage.SIGN_VERIFY || usage == KeyUsage.KEY_AGREEMENT;
  }
}

package io.keystream.domain.key;

/** What a key is for; one use a key (NIST SP 800-57 part 1, 5.2). */
public enum KeyUsage {
  ENCRYPT_DECRYPT,
  SIGN_VERIFY,
  GENERATE_VERIFY_MAC,
  KEY_AGREEMENT
}

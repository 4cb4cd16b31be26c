package io.keystream.domain.key;

/**
 * The hash with which RSA-OAEP wraps a key on its way in (RFC 8017, 7.1); the mask is made with the
 * same one, and the label is empty. SHA-1 is sound here: OAEP needs no collision resistance.
 */
public enum OaepHash {
  SHA_1,
  SHA_224,
  SHA_256,
  SHA_384,
  SHA_512
}

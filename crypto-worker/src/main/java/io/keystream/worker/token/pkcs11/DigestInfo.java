package io.keystream.worker.token.pkcs11;

import java.util.HexFormat;

/** What PKCS #1 v1.5 signs of a digest: DigestInfo in DER (RFC 8017, 9.2, note 1). */
final class DigestInfo {

  private static final byte[] SHA_256 = hex("3031300d060960864801650304020105000420");
  private static final byte[] SHA_384 = hex("3041300d060960864801650304020205000430");
  private static final byte[] SHA_512 = hex("3051300d060960864801650304020305000440");

  private DigestInfo() {}

  /** Of a digest of SHA-2, which one its length says. */
  static byte[] of(byte[] digest) {
    byte[] prefix =
        switch (digest.length) {
          case 32 -> SHA_256;
          case 48 -> SHA_384;
          case 64 -> SHA_512;
          default ->
              throw new IllegalArgumentException("no digest has " + digest.length + " bytes");
        };
    byte[] encoded = new byte[prefix.length + digest.length];
    System.arraycopy(prefix, 0, encoded, 0, prefix.length);
    System.arraycopy(digest, 0, encoded, prefix.length, digest.length);
    return encoded;
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}

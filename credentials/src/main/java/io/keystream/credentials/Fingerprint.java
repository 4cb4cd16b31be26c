package io.keystream.credentials;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 of a certificate or a public key in DER: its name among all others.
 *
 * @param hex 64 digits in lower case
 */
public record Fingerprint(String hex) {

  public static final int BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public Fingerprint {
    if (!SHAPE.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "a fingerprint has 64 hexadecimal digits in lower case, this text " + hex.length());
    }
  }

  public static Fingerprint of(byte[] der) {
    return new Fingerprint(HexFormat.of().formatHex(sha256(der)));
  }

  public static Fingerprint ofBytes(byte[] digest) {
    return new Fingerprint(HexFormat.of().formatHex(digest));
  }

  public byte[] toBytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

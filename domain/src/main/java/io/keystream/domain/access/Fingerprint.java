package io.keystream.domain.access;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a certificate or a public key in DER: its name among all others.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {

  public static final int BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public Fingerprint {
    if (!SHAPE.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "fingerprint must be 64 lower-case hexadecimal digits, has "
              + hex.length()
              + " characters");
    }
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
}

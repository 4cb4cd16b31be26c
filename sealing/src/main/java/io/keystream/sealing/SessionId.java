package io.keystream.sealing;

import io.keystream.credentials.Fields;
import io.keystream.credentials.Sha256;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The name of a session: the first 16 bytes of a hash over its opening, signature included, so that
 * nobody can publish another opening under it.
 *
 * @param hex 32 digits in lower case
 */
public record SessionId(String hex) {

  public static final int BYTES = 16;
  private static final String LABEL = "keystream session id 1";

  public SessionId {
    if (hex.length() != 2 * BYTES || !isHex(hex)) {
      throw new IllegalArgumentException(
          "a session id has 32 hexadecimal digits in lower case, this text " + hex.length());
    }
  }

  public static SessionId ofBytes(byte[] bytes) {
    return new SessionId(HexFormat.of().formatHex(bytes));
  }

  /** The id of an opening, as it is encoded, and its signature. */
  public static SessionId of(byte[] opening, byte[] signature) {
    var hash = Sha256.of(Fields.of(LABEL, opening, signature));
    return ofBytes(Arrays.copyOf(hash, BYTES));
  }

  /** Asked for every request, which is too often for a regular expression. */
  private static boolean isHex(String text) {
    for (var i = 0; i < text.length(); i++) {
      var digit = text.charAt(i);
      if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
        return false;
      }
    }
    return true;
  }

  public byte[] toBytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}

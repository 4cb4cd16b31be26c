package io.keystream.directory.tokens;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A token's secret as text: {@code ks.} and 43 characters of base64url (RFC 4648, 5) without
 * padding. Each secret has one text only.
 *
 * <p>The alphabet is computed and not looked up, and every character is read before any is judged,
 * so that neither caches nor time tell of the secret.
 */
final class TokenText {

  static final int SECRET_BYTES = 32;
  static final int BYTES = 46;

  private static final byte[] PREFIX = {'k', 's', '.'};
  private static final int INVALID = 0xc0;

  private TokenText() {}

  /** In ASCII, which the caller wipes. */
  static byte[] write(byte[] secret) {
    var text = Arrays.copyOf(PREFIX, BYTES);
    int bits = 0;
    int held = 0;
    int next = PREFIX.length;
    for (byte one : secret) {
      bits = (bits << 8) | (one & 0xff);
      held += 8;
      while (held >= 6) {
        held -= 6;
        text[next++] = (byte) character((bits >>> held) & 0x3f);
      }
    }
    text[next] = (byte) character((bits << (6 - held)) & 0x3f);
    return text;
  }

  /** The secret, which the caller wipes; null where the text is none. */
  static byte @Nullable [] read(byte[] text) {
    if (text.length != BYTES || !Arrays.equals(text, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      return null;
    }
    var secret = new byte[SECRET_BYTES];
    int wrong = 0;
    int bits = 0;
    int held = 0;
    int next = 0;
    for (int i = PREFIX.length; i < BYTES; i++) {
      int value = value(text[i] & 0xff);
      wrong |= value & INVALID;
      bits = (bits << 6) | (value & 0x3f);
      held += 6;
      if (held >= 8) {
        held -= 8;
        secret[next++] = (byte) (bits >>> held);
      }
    }
    // What is left of the last character must be zero, or two texts would be one secret.
    wrong |= bits & ((1 << held) - 1);
    if (wrong != 0) {
      Arrays.fill(secret, (byte) 0);
      return null;
    }
    return secret;
  }

  private static int character(int value) {
    int upper = isBetween(value, 0, 25);
    int lower = isBetween(value, 26, 51);
    int digit = isBetween(value, 52, 61);
    return (upper & (value + 'A'))
        | (lower & (value - 26 + 'a'))
        | (digit & (value - 52 + '0'))
        | (isEqual(value, 62) & '-')
        | (isEqual(value, 63) & '_');
  }

  /** 0 to 63, or {@link #INVALID}. */
  private static int value(int character) {
    int upper = isBetween(character, 'A', 'Z');
    int lower = isBetween(character, 'a', 'z');
    int digit = isBetween(character, '0', '9');
    int dash = isEqual(character, '-');
    int low = isEqual(character, '_');
    return (upper & (character - 'A'))
        | (lower & (character - 'a' + 26))
        | (digit & (character - '0' + 52))
        | (dash & 62)
        | (low & 63)
        | (~(upper | lower | digit | dash | low) & INVALID);
  }

  private static int isBetween(int value, int least, int most) {
    return ~isLess(value, least) & isLess(value, most + 1);
  }

  /** All bits or none, as are the others; for small numbers that are not negative. */
  private static int isLess(int value, int limit) {
    return (value - limit) >> 31;
  }

  private static int isEqual(int value, int other) {
    return isLess(value ^ other, 1);
  }
}

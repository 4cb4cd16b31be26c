package io.keystream.worker.token;

/** Base 32 after RFC 4648 section 6, lower case, without padding. */
final class Base32 {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private Base32() {}

  static String lowerCase(byte[] bytes) {
    StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
    for (int bit = 0; bit < bytes.length * 8; bit += 5) {
      text.append(ALPHABET.charAt(fiveBits(bytes, bit)));
    }
    return text.toString();
  }

  private static int fiveBits(byte[] bytes, int bit) {
    int first = bytes[bit / 8] & 0xff;
    int second = bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xff : 0;
    return ((first << 8 | second) >> (11 - bit % 8)) & 0x1f;
  }
}

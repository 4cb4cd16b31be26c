package io.keystream.e2e.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** How bytes may have been written down on their way. */
enum Form {
  /** Also as a Java string of Latin-1, which the heap keeps a byte for each character. */
  RAW,
  /** Latin-1 that was encoded once more. */
  UTF8,
  /** A Java string with a character beyond Latin-1, or an array of them; in either byte order. */
  UTF16,
  HEX,
  HEX_UPPER_CASE,
  /** As {@code Arrays.toString} writes it. */
  DECIMAL,
  BASE64,
  BASE64_AFTER_1,
  BASE64_AFTER_2,
  BASE64_URL,
  BASE64_URL_AFTER_1,
  BASE64_URL_AFTER_2;

  private static final int BITS_OF_A_CHARACTER = 6;

  byte[] write(byte[] content) {
    return switch (this) {
      case RAW -> content;
      case UTF8 -> encoded(content, UTF_8);
      case UTF16 -> encoded(content, UTF_16LE);
      case HEX -> HexFormat.of().formatHex(content).getBytes(US_ASCII);
      case HEX_UPPER_CASE -> HexFormat.of().withUpperCase().formatHex(content).getBytes(US_ASCII);
      case DECIMAL -> inside(Arrays.toString(content)).getBytes(US_ASCII);
      case BASE64 -> base64(Base64.getEncoder(), 0, content);
      case BASE64_AFTER_1 -> base64(Base64.getEncoder(), 1, content);
      case BASE64_AFTER_2 -> base64(Base64.getEncoder(), 2, content);
      case BASE64_URL -> base64(Base64.getUrlEncoder(), 0, content);
      case BASE64_URL_AFTER_1 -> base64(Base64.getUrlEncoder(), 1, content);
      case BASE64_URL_AFTER_2 -> base64(Base64.getUrlEncoder(), 2, content);
    };
  }

  private static byte[] encoded(byte[] bytes, Charset charset) {
    return new String(bytes, ISO_8859_1).getBytes(charset);
  }

  private static String inside(String brackets) {
    return brackets.substring(1, brackets.length() - 1);
  }

  /**
   * The characters that the bytes alone decide, so many unknown bytes after a multiple of three.
   */
  private static byte[] base64(Base64.Encoder encoder, int before, byte[] bytes) {
    var shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    var from = Math.ceilDiv(before * Byte.SIZE, BITS_OF_A_CHARACTER);
    var to = shifted.length * Byte.SIZE / BITS_OF_A_CHARACTER;
    return Arrays.copyOfRange(encoder.encode(shifted), from, to);
  }
}

package io.keystream.credentials;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** One object in textual encoding (RFC 7468), as bytes throughout: a text cannot be wiped. */
final class Pem {

  private static final int LINE = 64;
  private static final byte[] NEW_LINE = {'\n'};

  private Pem() {}

  static byte[] encode(String type, byte[] content) {
    var body = Base64.getMimeEncoder(LINE, NEW_LINE).encode(content);
    var begin = ascii("-----BEGIN " + type + "-----\n");
    var end = ascii("\n-----END " + type + "-----\n");
    var out = Arrays.copyOf(begin, begin.length + body.length + end.length);
    System.arraycopy(body, 0, out, begin.length, body.length);
    System.arraycopy(end, 0, out, begin.length + body.length, end.length);
    Arrays.fill(body, (byte) 0);
    return out;
  }

  /** The first object of that type; empty if there is none. */
  static Optional<byte[]> decode(String type, byte[] text) {
    var begin = ascii("-----BEGIN " + type + "-----");
    var start = indexOf(text, begin, 0);
    if (start < 0) {
      return Optional.empty();
    }
    var end = indexOf(text, ascii("-----END " + type + "-----"), start);
    if (end < 0) {
      return Optional.empty();
    }
    var body = Arrays.copyOfRange(text, start + begin.length, end);
    try {
      return Optional.of(Base64.getMimeDecoder().decode(body));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private static int indexOf(byte[] text, byte[] wanted, int from) {
    for (var i = from; i <= text.length - wanted.length; i++) {
      if (Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

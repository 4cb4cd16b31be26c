package io.keystream.cli;

import io.keystream.client.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Texts on their way in and out: lines, base64, signatures that carry their version. */
final class Text {

  private static final Pattern VERSIONED = Pattern.compile("keystream:v([1-9][0-9]{0,6}):(.+)");

  private Text() {}

  /** Bytes and the version that made them. */
  record Versioned(int version, Bytes bytes) {}

  static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The form {@code keystream:v1:BASE64} that {@code sign} and {@code mac} print. */
  static String versioned(int version, byte[] bytes) {
    return "keystream:v" + version + ":" + base64(bytes);
  }

  static Versioned versioned(String text) {
    var parts = VERSIONED.matcher(text.strip());
    if (!parts.matches()) {
      throw Stop.usage("A signature or MAC looks like keystream:v1:BASE64, not like '" + text + "'");
    }
    try {
      return new Versioned(
          Integer.parseInt(parts.group(1)), Bytes.of(Base64.getDecoder().decode(parts.group(2))));
    } catch (IllegalArgumentException e) {
      throw Stop.usage("Not base64 after 'keystream:v" + parts.group(1) + ":': " + e.getMessage());
    }
  }
}

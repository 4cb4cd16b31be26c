package io.keystream.e2e.canary;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Bytes that exist once in the world: wherever they are found, they came from who made them. */
final class Canary {

  /** Half of it is what a search takes for a finding, and must not come up by chance. */
  private static final int LEAST_BYTES = 32;

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final String kind;
  private final byte[] content;

  private Canary(String kind, byte[] content) {
    if (content.length < LEAST_BYTES) {
      throw new IllegalArgumentException(kind + " has only " + content.length + " bytes");
    }
    this.kind = kind;
    this.content = content;
  }

  static Canary of(String kind, byte[] content) {
    return new Canary(kind, content.clone());
  }

  static Canary bytes(String kind, int sizeBytes, SecureRandom random) {
    var content = new byte[sizeBytes];
    random.nextBytes(content);
    return new Canary(kind, content);
  }

  /** Letters and digits, which nobody escapes on their way into a text. */
  static Canary letters(String kind, int length, SecureRandom random) {
    var text = new StringBuilder(length);
    for (var i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return new Canary(kind, text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  String kind() {
    return kind;
  }

  byte[] content() {
    return content.clone();
  }

  String text() {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  /** Itself again and again, so that every part of a large payload has all of it. */
  byte[] repeated(int sizeBytes) {
    var payload = new byte[sizeBytes];
    for (var i = 0; i < sizeBytes; i++) {
      payload[i] = content[i % content.length];
    }
    return payload;
  }

  @Override
  public String toString() {
    return kind;
  }
}

package io.keystream.http;

import org.jspecify.annotations.Nullable;

/** Texts of callers in records and messages: cut where they are longer than any valid one. */
public final class Texts {

  public static final int MAX_LENGTH = 300;

  private Texts() {}

  public static String cut(@Nullable String text) {
    if (text == null || text.length() <= MAX_LENGTH) {
      return text == null ? "" : text;
    }
    var end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return text.substring(0, end) + "…";
  }
}

package io.keystream.worker.requests;

/** Texts of callers in records and messages: cut where they are longer than any valid one. */
final class Texts {

  static final int MAX_LENGTH = 300;

  private Texts() {}

  static String cut(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      return "";
    }
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
  }
}

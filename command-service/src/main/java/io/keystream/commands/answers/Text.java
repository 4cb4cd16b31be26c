package io.keystream.commands.ledger;

import io.keystream.domain.key.KeyName;

/** How much of a caller's text is repeated in records: what is longer was refused anyway. */
final class Text {

  static final int MAX_KEY = KeyName.MAX_LENGTH;
  static final int MAX_NAME = 128;
  static final int MAX_MESSAGE = 500;

  private Text() {}

  static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}

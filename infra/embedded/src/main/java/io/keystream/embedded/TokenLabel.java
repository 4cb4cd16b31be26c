package io.keystream.embedded;

/** The name of a PKCS#11 token: 1 to 32 printable ASCII characters, padded with blanks inside. */
record TokenLabel(String text) {

  static final int LENGTH = 32;

  TokenLabel {
    if (!text.matches("[!-~]([ -~]{0,30}[!-~])?")) {
      throw new IllegalArgumentException(
          "token label must be 1 to 32 printable ASCII characters: '" + text + "'");
    }
  }
}

package io.keystream.checker;

/** A text in one number, to compare it without keeping it (FNV-1a, 64 bits). */
final class Fingerprint {

  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprint() {}

  static long of(String text) {
    var hash = OFFSET_BASIS;
    for (var i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }
}

package io.keystream.domain.policy.text;

/** How deep blocks and lists may lie in each other: no policy needs it, and reading recurses. */
final class Nesting {

  private static final int MAX_DEPTH = 8;

  private Nesting() {}

  static void check(Cursor cursor, int depth) {
    if (depth >= MAX_DEPTH) {
      throw cursor.wrong("blocks and lists lie at most " + MAX_DEPTH + " deep in each other");
    }
  }
}

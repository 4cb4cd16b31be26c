package io.keystream.checker;

import java.util.regex.Pattern;

/** Names of key-encryption keys, {@code kms/<domain>/kek/v0001}: one follows another. */
final class KekNames {

  private static final Pattern SHAPE = Pattern.compile("(kms/[a-z0-9-]+/kek/)v([0-9]{4})");

  private KekNames() {}

  /** Whether material that one has wrapped may lie on the log under the other, wrapped again. */
  static boolean mayFollow(String before, String after) {
    var former = SHAPE.matcher(before);
    var latter = SHAPE.matcher(after);
    return before.equals(after)
        || (former.matches()
            && latter.matches()
            && former.group(1).equals(latter.group(1))
            && former.group(2).compareTo(latter.group(2)) < 0);
  }
}

package io.keystream.sealing;

import java.util.regex.Pattern;

/** What a worker domain may be called. */
final class DomainName {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private DomainName() {}

  static String checked(String name) {
    if (!SHAPE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a worker domain's name has 1 to 64 of A-Z a-z 0-9 . _ - and begins with a letter or digit");
    }
    return name;
  }
}

package io.keystream.schemas;

import java.util.Arrays;

/** Single values from the wire: checked, and named when they are wrong. */
final class Values {

  static final int MAX_TEXT = 1000;
  private static final int MAX_SHOWN = 50;

  private Values() {}

  static <E extends Enum<E>> E of(Class<E> type, String field, String name) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "%s must be one of %s: '%s'"
            .formatted(
                field,
                Arrays.toString(type.getEnumConstants()),
                name.substring(0, Math.min(name.length(), MAX_SHOWN))));
  }

  static String text(String field, String value) {
    if (value.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          field + " has " + value.length() + " characters, at most " + MAX_TEXT);
    }
    return value;
  }
}

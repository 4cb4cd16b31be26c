package io.keystream.domain.secret;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people tell of a secret, whatever its version: at most 64 pairs of printable text, a key of
 * at most 128 bytes, a value of at most 512. No place for what is secret.
 */
public record CustomMetadata(SortedMap<String, String> pairs) {

  public static final int MOST_PAIRS = 64;
  public static final int MAX_KEY_BYTES = 128;
  public static final int MAX_VALUE_BYTES = 512;

  /** Of all pairs; more than their keys and values alone. */
  public static final int MAX_BYTES = MOST_PAIRS * (MAX_KEY_BYTES + MAX_VALUE_BYTES);

  public static final CustomMetadata NONE = new CustomMetadata(Collections.emptySortedMap());

  public CustomMetadata {
    if (pairs.size() > MOST_PAIRS) {
      throw new IllegalArgumentException(
          "custom_metadata must have at most " + MOST_PAIRS + " pairs, has " + pairs.size());
    }
    pairs = Collections.unmodifiableSortedMap(new TreeMap<>(pairs));
    pairs.forEach((key, value) -> {
      checkKey(key);
      check("value of custom_metadata", value, MAX_VALUE_BYTES);
    });
  }

  static void checkKey(String key) {
    check("key of custom_metadata", key, MAX_KEY_BYTES);
  }

  private static void check(String field, String text, int maxBytes) {
    var bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > maxBytes) {
      throw new IllegalArgumentException(
          field + " must have 1 to " + maxBytes + " bytes, has " + bytes);
    }
    if (!text.codePoints().allMatch(CustomMetadata::isPrintable)) {
      throw new IllegalArgumentException(field + " must be printable");
    }
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

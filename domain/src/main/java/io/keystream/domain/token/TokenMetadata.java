package io.keystream.domain.token;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What whoever made a token wrote on it, for people to read: at most 32 names with values. */
public record TokenMetadata(SortedMap<String, String> values) {

  public static final int MOST = 32;
  public static final int MAX_NAME_BYTES = 128;
  public static final int MAX_VALUE_BYTES = 512;

  public static final TokenMetadata NONE = new TokenMetadata(Collections.emptySortedMap());

  public TokenMetadata {
    if (values.size() > MOST) {
      throw new IllegalArgumentException("meta has " + values.size() + " pairs, at most " + MOST);
    }
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    values.forEach((name, value) -> {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("meta has a name without characters");
      }
      check("a name of meta", name, MAX_NAME_BYTES);
      check("meta '" + name + "'", value, MAX_VALUE_BYTES);
    });
  }

  public static TokenMetadata of(Map<String, String> values) {
    return new TokenMetadata(new TreeMap<>(values));
  }

  private static void check(String field, String text, int most) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(field + " has half a surrogate pair");
    }
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    if (size > most) {
      throw new IllegalArgumentException(field + " has " + size + " bytes, at most " + most);
    }
  }
}

package io.keystream.domain.token;

import java.util.List;

/**
 * Fields of a record in print, each quoted by its length, so that no two records print alike: an
 * order that is the same everywhere.
 */
public final class PrintedFields {

  private PrintedFields() {}

  public static String of(List<?> fields, TokenMetadata metadata) {
    var print = new StringBuilder();
    fields.forEach(field -> quote(print, field.toString()));
    metadata
        .values()
        .forEach((name, value) -> {
          quote(print, name);
          quote(print, value);
        });
    return print.toString();
  }

  private static void quote(StringBuilder print, String text) {
    print.append(text.length()).append(':').append(text);
  }
}

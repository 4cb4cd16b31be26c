package io.keystream.domain.approle;

import java.util.Comparator;
import java.util.List;

/**
 * Which of two records of one secret-id is the last word: the one with the later end. Nobody honest
 * signs two; for others any order will do that is the same everywhere.
 */
final class SecretIdOrder {

  static final Comparator<SecretId> BY_END =
      Comparator.comparing(SecretId::expiresAt).thenComparing(SecretIdOrder::print);

  private SecretIdOrder() {}

  /** All fields, each quoted by its length, so that no two print alike. */
  private static String print(SecretId secretId) {
    var print = new StringBuilder();
    for (var field :
        List.of(
            secretId.hash(),
            secretId.role(),
            secretId.networks(),
            secretId.issuedAt(),
            secretId.issuer().name())) {
      quote(print, field.toString());
    }
    secretId
        .metadata()
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

package io.keystream.domain.approle;

import io.keystream.domain.token.PrintedFields;
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

  private static String print(SecretId secretId) {
    return PrintedFields.of(
        List.of(
            secretId.hash(),
            secretId.role(),
            secretId.networks(),
            secretId.issuedAt(),
            secretId.issuer().name()),
        secretId.metadata());
  }
}

package io.keystream.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bodies that look like those of Vault's clients, with values that no client sends. */
final class HostileBodies {

  private static final List<String> FIELDS =
      List.of(
          "plaintext",
          "ciphertext",
          "associated_data",
          "input",
          "signature",
          "hmac",
          "key_version",
          "type",
          "key_size",
          "bits",
          "bytes",
          "format",
          "context",
          "prehashed",
          "marshaling_algorithm",
          "signature_algorithm",
          "partial_failure_response_code",
          "reference",
          "data",
          "options",
          "cas",
          "versions",
          "max_versions",
          "delete_version_after",
          "custom_metadata",
          "min_decryption_version",
          "min_available_version",
          "deletion_allowed",
          "policies",
          "meta",
          "metadata",
          "ttl",
          "period",
          "display_name",
          "token_bound_cidrs",
          "cidr_list",
          "paths",
          "token",
          "accessor",
          "secret_id");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "1",
          "-1",
          "1.5",
          "2147483648",
          "1e999999999",
          "-1e-999999999",
          "9".repeat(900),
          "9".repeat(2_000),
          "\"\"",
          "\"aGVsbG8=\"",
          "\"vault:v1:aGVsbG8=\"",
          "\"vault:v999999999:\"",
          "\"not base64\"",
          "\"999999999h999999999m999999999999s\"",
          "\"-1h\"",
          "\"\\ud800\"",
          "\"\\u0000\\r\\n\"",
          "\"h\u00e9\ud83d\udd11\"",
          "\"" + "x".repeat(5_000) + "\"",
          "\"" + ",".repeat(500) + "\"",
          "[]",
          "{}");

  private static final int DEPTH = 3;

  private final Random random;

  HostileBodies(Random random) {
    this.random = random;
  }

  /** One of them, a character for each byte. */
  String next() {
    return new String(text().getBytes(UTF_8), ISO_8859_1).concat(badBytes());
  }

  private String text() {
    return switch (random.nextInt(14)) {
      case 0 -> "";
      case 1 -> "[".repeat(20_000);
      case 2 -> "{\"data\":".repeat(900) + "1" + "}".repeat(900);
      case 3 -> object(DEPTH).substring(1);
      case 4 -> "{\"batch_input\": " + items() + "}";
      case 5 -> any(VALUES);
      case 6 -> "{\"data\": " + object(DEPTH) + "}";
      default -> object(DEPTH);
    };
  }

  private String badBytes() {
    return random.nextInt(12) == 0 ? "\u00c3(\u00ff" : "";
  }

  private String items() {
    var items = new ArrayList<String>();
    for (var i = random.nextInt(4); i >= 0; i--) {
      items.add(random.nextInt(6) == 0 ? any(VALUES) : object(1));
    }
    return items.toString();
  }

  private String object(int depth) {
    var fields = new ArrayList<String>();
    for (var i = random.nextInt(6); i >= 0; i--) {
      fields.add("\"" + any(FIELDS) + "\": " + value(depth));
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private String value(int depth) {
    if (depth == 0 || random.nextInt(3) > 0) {
      return any(VALUES);
    }
    return random.nextBoolean()
        ? object(depth - 1)
        : List.of(value(depth - 1), value(depth - 1)).toString();
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}

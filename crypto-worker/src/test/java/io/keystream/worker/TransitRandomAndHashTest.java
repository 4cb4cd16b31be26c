package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.wire.AuditDecision;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random bytes and hashes as Vault's documentation shows them: no key takes part. */
class TransitRandomAndHashTest extends OneHttpsWorker {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          random               | {}                                | 32
          random               | ''                                | 32
          random               | {"bytes": 64}                     | 64
          random               | {"bytes": "16", "source": "seal"} | 16
          random/164           | {"bytes": 8}                      | 164
          random/platform      | {}                                | 32
          random/seal/24       | {}                                | 24
          random/all/1024      | {"format": "base64"}              | 1024
          """)
  void random_bytes_come_from_the_hsm_whichever_source_is_named(
      String path, String body, int bytes) {
    var answer = till().post("transit/" + path, body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Base64.getDecoder().decode(answer.data().path("random_bytes").asText()))
        .hasSize(bytes);
    assertThat(record(answer).getOperation()).isEqualTo("GenerateRandom");
  }

  @Test
  void random_bytes_differ_and_may_be_hexadecimal() {
    var one = till().post("transit/random/16", "{\"format\": \"hex\"}");
    var other = till().post("transit/random/16", "{\"format\": \"hex\"}");

    var text = one.data().path("random_bytes").asText();
    assertThat(HexFormat.of().parseHex(text)).hasSize(16);
    assertThat(other.data().path("random_bytes").asText()).isNotEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          random/0             | {}                   | invalid-request: sizeBytes must be 1 to 1024: 0.
          random/2000          | {}                   | invalid-request: sizeBytes must be 1 to 1024: 2000.
          random/moon          | {}                   | bytes must be a whole number
          random               | {"source": "moon"}   | source must be platform or seal or all: 'moon'
          random               | {"format": "octal"}  | format must be base64 or hex: 'octal'
          hash                 | {}                   | input must be given
          hash                 | {"batch_input": [{}]} | input must be given
          hash/md5             | {"input": "aGk="}    | algorithm must be sha2-224, sha2-256
          hash                 | {"input": "*"}       | input must be base64
          """)
  void what_cannot_be_read_is_named(String path, String body, String message) {
    var answer = till().post("transit/" + path, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).startsWith(message);
  }

  /** Of "abc", as FIPS 180-4 and FIPS 202 publish them. */
  @ParameterizedTest
  @CsvSource({
    "sha2-224, 23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7",
    "sha2-256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "sha2-384, cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
        + "8086072ba1e7cc2358baeca134c825a7",
    "sha2-512, ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    "sha3-224, e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf",
    "sha3-256, 3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
    "sha3-384, ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b2"
        + "98d88cea927ac7f539f1edf228376d25",
    "sha3-512, b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e"
        + "10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0"
  })
  void a_hash_is_the_published_one(String algorithm, String sum) {
    var inPath = till().post("transit/hash/" + algorithm, "{\"input\": \"YWJj\"}");
    var inBody =
        till()
            .post(
                "transit/hash",
                "{\"input\": \"YWJj\", \"algorithm\": \"%s\", \"format\": \"base64\"}"
                    .formatted(algorithm));

    assertThat(inPath.data().path("sum").asText()).isEqualTo(sum);
    assertThat(Base64.getDecoder().decode(inBody.data().path("sum").asText()))
        .isEqualTo(HexFormat.of().parseHex(sum));
    assertThat(record(inPath).getOperation()).isEqualTo("Hash");
    assertThat(record(inPath).getBytesIn()).isEqualTo(3);
  }

  @Test
  void who_may_only_hash_gets_no_random_and_the_attempt_is_on_record() {
    try (var hasher = callerWith("path \"transit/hash\" { capabilities = [\"update\"] }")) {
      var hashed = hasher.post("transit/hash", "{\"input\": \"YWJj\"}");
      var refused = hasher.post("transit/random", "{}");

      assertThat(hashed.data().path("sum").asText()).startsWith("ba7816bf");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(AuditTrail.of(platform().kafka()))
          .anySatisfy(record -> {
            assertThat(record.getOperation()).isEqualTo("GenerateRandom");
            assertThat(record.getDecision()).isEqualTo(AuditDecision.DENIED);
            assertThat(record.getCaller()).isEqualTo(record(hashed).getCaller());
          });
    }
  }
}

package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.testkit.HttpsCaller.Answered;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys are shown and listed as Vault does, each time on record; methods and paths beside it. */
class TransitKeysTest extends OneHttpsWorker {

  @Test
  void a_symmetric_key_shows_when_its_versions_were_generated() {
    var before = Instant.now().getEpochSecond();
    var key = key();
    rotate(key, 2);

    var answer = till().get("transit/keys/" + key);

    var data = answer.data();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(data.path("name").asText()).isEqualTo(key);
    assertThat(data.path("type").asText()).isEqualTo("aes256-gcm96");
    assertThat(data.path("latest_version").asInt()).isEqualTo(2);
    assertThat(data.path("min_available_version").asInt(7)).isZero();
    assertThat(data.path("min_decryption_version").asInt()).isEqualTo(1);
    assertThat(data.path("min_encryption_version").asInt(7)).isZero();
    for (var no :
        new String[] {
          "deletion_allowed",
          "exportable",
          "allow_plaintext_backup",
          "derived",
          "imported_key",
          "supports_derivation",
          "supports_signing"
        }) {
      assertThat(data.path(no).asBoolean(true)).as(no).isFalse();
    }
    assertThat(data.path("supports_encryption").asBoolean()).isTrue();
    assertThat(data.path("supports_decryption").asBoolean()).isTrue();
    assertThat(data.path("keys")).hasSize(2);
    assertThat(data.at("/keys/1").asLong())
        .isBetween(before, Instant.now().getEpochSecond())
        .isLessThanOrEqualTo(data.at("/keys/2").asLong());
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_2048, rsa-2048, rsa-2048",
    "EC_P256, ecdsa-p256, P-256",
    "EC_P384, ecdsa-p384, P-384",
    "EC_P521, ecdsa-p521, P-521",
    "ECDH_P256, ecdh-p256, P-256"
  })
  void an_asymmetric_key_shows_its_public_half(KeyAlgorithm algorithm, String type, String name) {
    var data = till().get("transit/keys/" + key(algorithm)).data();

    assertThat(data.path("type").asText()).isEqualTo(type);
    assertThat(data.path("supports_signing").asBoolean())
        .isEqualTo(algorithm != KeyAlgorithm.ECDH_P256);
    assertThat(data.path("supports_encryption").asBoolean(true)).isFalse();
    var version = data.at("/keys/1");
    assertThat(version.path("name").asText()).isEqualTo(name);
    assertThat(version.path("public_key").asText())
        .startsWith("-----BEGIN PUBLIC KEY-----\n")
        .endsWith("\n-----END PUBLIC KEY-----\n");
    assertThat(Instant.parse(version.path("creation_time").asText())).isBefore(Instant.now());
  }

  @Test
  void an_ed25519_key_shows_its_point_as_vault_does() {
    var data = till().get("transit/keys/" + key(KeyAlgorithm.ED25519)).data();

    assertThat(data.path("type").asText()).isEqualTo("ed25519");
    assertThat(Base64.getDecoder().decode(data.at("/keys/1/public_key").asText())).hasSize(32);
  }

  @Test
  void an_hmac_key_tells_its_hash_by_its_size() {
    var data = till().get("transit/keys/" + key(KeyAlgorithm.HMAC_SHA_384)).data();

    assertThat(data.path("type").asText()).isEqualTo("hmac");
    assertThat(data.path("key_size").asInt()).isEqualTo(48);
    assertThat(data.at("/keys/1").isNumber()).isTrue();
  }

  @Test
  void a_compromised_version_is_shown_as_long_as_it_has_material() {
    var key = key();
    rotate(key, 2);
    var first = new VersionScope.One(KeyVersion.FIRST);
    platform().commands().decide(new KeyCommand.ReportCompromise(new KeyName(key), first, "test"));

    var shown = till().get("transit/keys/" + key).data();

    assertThat(shown.path("keys")).hasSize(2);
    assertThat(shown.path("latest_version").asInt()).isEqualTo(2);
  }

  @Test
  void reading_is_authorized_counted_and_recorded_like_a_use() {
    var policy =
        """
        path "transit/keys/*" {
          capabilities = ["read"]
          max_distinct_keys = "2/1h"
        }
        """;
    try (var reader = callerWith(policy)) {
      var key = key();
      var answer = reader.get("transit/keys/" + key);
      reader.get("transit/keys/" + key());

      var over = reader.get("transit/keys/" + key());
      var record = record(answer);
      assertThat(over.status()).isEqualTo(429);
      assertThat(record.getOperation()).isEqualTo("ShowKey");
      assertThat(record.getDecision()).isEqualTo(AuditDecision.ALLOWED);
      assertThat(record.getCounted()).isTrue();
      assertThat(encrypt(reader, key, "hello").status()).isEqualTo(403);
    }
  }

  @Test
  void a_key_that_does_not_exist_is_404_and_the_attempt_is_on_record() {
    var key = fresh("absent");

    var answer = till().get("transit/keys/" + key);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().toString()).isEqualTo("{\"errors\":[]}");
    assertThat(recordsOf(key))
        .singleElement()
        .satisfies(record -> assertThat(record.getReason()).isEqualTo("key-does-not-exist"));
  }

  @Test
  void who_may_list_sees_every_name_in_order() {
    var one = key();
    var two = key();
    var policy = "path \"transit/keys\" { capabilities = [\"list\"] }";
    try (var lister = callerWith(policy)) {
      for (var answer :
          new Answered[] {
            lister.send("LIST", "transit/keys", ""),
            lister.send("LIST", "transit/keys/", ""),
            lister.get("transit/keys?list=true")
          }) {
        var names =
            StreamSupport.stream(answer.data().path("keys").spliterator(), false)
                .map(name -> name.asText())
                .toList();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(names).contains(one, two).isSorted().doesNotHaveDuplicates();
        assertThat(record(answer).getOperation()).isEqualTo("ListKeys");
      }
      assertThat(lister.get("transit/keys/" + one).status()).isEqualTo(403);
    }
  }

  @Test
  void who_may_read_a_key_may_not_list_them() {
    try (var reader = callerWith("path \"transit/keys/*\" { capabilities = [\"read\"] }")) {
      assertThat(reader.send("LIST", "transit/keys", "").status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, transit/encrypt/a, 405",
    "DELETE, transit/decrypt/a/b, 405",
    "GET, transit/random, 405",
    "GET, transit/hash/sha2-256, 405",
    "GET, transit/keys, 405",
    "POST, transit/keys, 405",
    "PATCH, transit/sign/a, 405",
    "POST, transit/sealwrap/a, 404",
    "GET, transit, 404",
    "GET, sys/nothing, 404"
  })
  void a_wrong_method_is_405_and_an_unknown_path_404(String method, String path, int status) {
    var answer = till().send(method, path, "{}");

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.error()).isNotEmpty();
  }

  @Test
  void put_does_what_post_does() {
    assertThat(till().send("PUT", "transit/encrypt/" + key(), "{\"plaintext\": \"aGk=\"}").status())
        .isEqualTo(200);
  }
}

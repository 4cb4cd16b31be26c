package io.keystream.worker;

import static io.keystream.testkit.HttpsCaller.base64;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.testkit.HttpsCaller.Answered;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Signatures and MACs as Vault's documentation shows them, verified by others where they can be.
 */
class TransitSigningTest extends OneHttpsWorker {

  /** Of Vault's samples. */
  private static final String INPUT = "adba32==";

  private static final byte[] MESSAGE = Base64.getDecoder().decode(INPUT);

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"RSA_2048", "EC_P256", "EC_P384", "EC_P521", "ED25519"})
  void what_is_signed_verifies_and_nothing_else_does(KeyAlgorithm algorithm) {
    var key = key(algorithm);

    var signed = till().post("transit/sign/" + key, "{\"input\": \"%s\"}".formatted(INPUT));

    var signature = signed.data().path("signature").asText();
    assertThat(signed.status()).isEqualTo(200);
    assertThat(signature).startsWith("vault:v1:");
    assertThat(signed.data().path("key_version").asInt()).isEqualTo(1);
    assertThat(verified(key, INPUT, signature)).isTrue();
    assertThat(verified(key, "abcd13==", signature)).isFalse();
    assertThat(record(signed).getOperation()).isEqualTo("Sign");
  }

  @Test
  void an_rsa_key_signs_with_pss_and_sha_256_unless_told_otherwise()
      throws GeneralSecurityException {
    var key = key(KeyAlgorithm.RSA_2048);
    var publicKey = publicKey(key, "RSA");

    var pss = sign(key, "");
    var pkcs1 =
        sign(key, ", \"hash_algorithm\": \"sha2-512\", \"signature_algorithm\": \"pkcs1v15\"");
    var hashInPath =
        till()
            .post(
                "transit/sign/" + key + "/sha2-384",
                "{\"input\": \"%s\", \"signature_algorithm\": \"pkcs1v15\"}".formatted(INPUT));

    var verifier = Signature.getInstance("RSASSA-PSS");
    verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    assertThat(verifies(verifier, publicKey, MESSAGE, bytes(pss))).isTrue();
    assertThat(verifies(Signature.getInstance("SHA512withRSA"), publicKey, MESSAGE, bytes(pkcs1)))
        .isTrue();
    assertThat(
            verifies(Signature.getInstance("SHA384withRSA"), publicKey, MESSAGE, bytes(hashInPath)))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"EC_P256, SHA256, 64", "EC_P384, SHA384, 96", "EC_P521, SHA512, 132"})
  void a_curve_signs_with_its_own_hash_in_both_forms(
      KeyAlgorithm algorithm, String hash, int jwsBytes) throws GeneralSecurityException {
    var key = key(algorithm);
    var publicKey = publicKey(key, "EC");

    var asn1 = sign(key, "");
    var jws = sign(key, ", \"marshaling_algorithm\": \"jws\"");

    var text = jws.data().path("signature").asText();
    var concatenated = Base64.getUrlDecoder().decode(text.substring("vault:v1:".length()));
    assertThat(text).doesNotContain("=", "+", "/");
    assertThat(concatenated).hasSize(jwsBytes);
    assertThat(verifies(Signature.getInstance(hash + "withECDSA"), publicKey, MESSAGE, bytes(asn1)))
        .isTrue();
    assertThat(
            verifies(
                Signature.getInstance(hash + "withECDSAinP1363Format"),
                publicKey,
                MESSAGE,
                concatenated))
        .isTrue();
    assertThat(verified(key, INPUT, text, ", \"marshaling_algorithm\": \"jws\"")).isTrue();
    assertThat(verified(key, INPUT, "vault:v1:AAAA", ", \"marshaling_algorithm\": \"jws\""))
        .isFalse();
  }

  @Test
  void a_curve_refuses_another_hash_than_its_own_and_the_attempt_is_on_record() {
    var key = key(KeyAlgorithm.EC_P256);

    var answer = sign(key, ", \"hash_algorithm\": \"sha2-512\"");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error())
        .isEqualTo(
            "algorithm-not-permitted: The key makes no signatures of 'ECDSA_SHA_512' but of"
                + " ECDSA_SHA_256.");
    assertThat(recordsOf(key))
        .singleElement()
        .satisfies(record -> assertThat(record.getReason()).isEqualTo("algorithm-not-permitted"));
  }

  @ParameterizedTest
  @CsvSource({"EC_P256, asn1", "RSA_2048, pss", "RSA_2048, pkcs1v15"})
  void a_digest_is_signed_like_its_message(KeyAlgorithm algorithm, String how)
      throws GeneralSecurityException {
    var key = key(algorithm);
    var terms = how.equals("asn1") ? "" : ", \"signature_algorithm\": \"%s\"".formatted(how);
    var digest =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(MESSAGE));

    var signed =
        till()
            .post(
                "transit/sign/" + key,
                "{\"input\": \"%s\", \"prehashed\": true%s}".formatted(digest, terms));

    var signature = signed.data().path("signature").asText();
    assertThat(verified(key, INPUT, signature, terms)).isTrue();
    assertThat(verified(key, digest, signature, terms + ", \"prehashed\": true")).isTrue();
  }

  @Test
  void whom_a_policy_allows_some_parameters_only_signs_no_digests() {
    var key = key(KeyAlgorithm.EC_P256);
    var policy =
        """
        path "transit/sign/*" {
          capabilities = ["update"]
          allowed_parameters = { signature_algorithm = [] }
        }
        """;
    try (var signer = callerWith(policy)) {
      var message = signer.post("transit/sign/" + key, "{\"input\": \"aGk=\"}");
      var digest = signer.post("transit/sign/" + key, "{\"input\": \"aGk=\", \"prehashed\": true}");

      assertThat(message.status()).isEqualTo(200);
      assertThat(digest.status()).isEqualTo(403);
      assertThat(digest.error()).startsWith("parameter-not-allowed");
    }
  }

  @Test
  void what_is_no_digest_is_not_signed_as_one() {
    assertThat(sign(key(KeyAlgorithm.EC_P256), ", \"prehashed\": true").error())
        .isEqualTo("invalid-request: A digest for ECDSA_SHA_256 has 32 bytes, not 4.");
    assertThat(sign(key(KeyAlgorithm.ED25519), ", \"prehashed\": true").error())
        .isEqualTo("invalid-request: ED25519 signs messages, no digests.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          "hash_algorithm": "sha1"            | hash_algorithm must be sha2-256, sha2-384, sha2-512: 'sha1'
          "hash_algorithm": "none"            | hash_algorithm must be
          "signature_algorithm": "pkcs1v2"    | signature_algorithm must be pss or pkcs1v15: 'pkcs1v2'
          "marshaling_algorithm": "xml"       | marshaling_algorithm must be asn1 or jws: 'xml'
          "salt_length": "20"                 | salt_length must be auto or hash: '20'
          "prehashed": "perhaps"              | prehashed must be true or false
          "context": "aGk="                   | context must be empty
          """)
  void what_nobody_signs_with_is_named(String field, String message) {
    var answer = till().post("transit/sign/any", "{\"input\": \"%s\", %s}".formatted(INPUT, field));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).startsWith(message);
  }

  @Test
  void a_batch_is_signed_and_verified_item_by_item() {
    var key = key(KeyAlgorithm.EC_P256);

    var signed =
        till()
            .post(
                "transit/sign/" + key,
                """
                {"batch_input": [
                  {"input": "adba32==", "reference": "a"},
                  {"input": "aGVsbG8gd29ybGQuCg=="},
                  {"reference": "c"}]}
                """);

    var results = signed.data().path("batch_results");
    assertThat(signed.status()).isEqualTo(200);
    assertThat(results).hasSize(3);
    assertThat(results.path(0).path("key_version").asInt()).isEqualTo(1);
    assertThat(results.path(0).path("reference").asText()).isEqualTo("a");
    assertThat(results.path(2).path("error").asText()).isEqualTo("input must be given");
    assertThat(results.path(2).path("reference").asText()).isEqualTo("c");
    var one = results.path(0).path("signature").asText();
    var two = results.path(1).path("signature").asText();
    var verified =
        till()
            .post(
                "transit/verify/" + key,
                """
                {"batch_input": [
                  {"input": "adba32==", "signature": "%s"},
                  {"input": "adba32==", "signature": "%s", "reference": "b"}]}
                """
                    .formatted(one, two));
    assertThat(verified.status()).isEqualTo(200);
    assertThat(verified.data().at("/batch_results/0/valid").asBoolean()).isTrue();
    assertThat(verified.data().at("/batch_results/1/valid").asBoolean(true)).isFalse();
    assertThat(verified.data().at("/batch_results/1/reference").asText()).isEqualTo("b");
    assertThat(recordsOf(key)).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"HMAC_SHA_256, sha2-256", "HMAC_SHA_384, sha2-384", "HMAC_SHA_512, sha2-512"})
  void a_mac_is_that_of_the_keys_own_hash(KeyAlgorithm algorithm, String hash) {
    var key = key(algorithm);

    var own = till().post("transit/hmac/" + key, "{\"input\": \"%s\"}".formatted(INPUT));
    var named =
        till().post("transit/hmac/" + key + "/" + hash, "{\"input\": \"%s\"}".formatted(INPUT));

    var mac = own.data().path("hmac").asText();
    assertThat(mac).startsWith("vault:v1:");
    assertThat(named.data().path("hmac").asText()).isEqualTo(mac);
    assertThat(macVerified(key + "/" + hash, INPUT, mac).data().path("valid").asBoolean()).isTrue();
    assertThat(macVerified(key, "abcd13==", mac).data().path("valid").asBoolean(true)).isFalse();
  }

  @Test
  void a_mac_of_another_hash_or_key_is_refused_in_so_many_words() {
    var key = key(KeyAlgorithm.HMAC_SHA_512);
    var aes = key();
    var body = "{\"input\": \"%s\", \"algorithm\": \"sha2-256\"}".formatted(INPUT);

    var another = till().post("transit/hmac/" + key, body);
    var notForMacs = till().post("transit/hmac/" + aes, body);
    var missing = till().post("transit/hmac/" + key, "{}");

    assertThat(another.status()).isEqualTo(400);
    assertThat(another.error())
        .isEqualTo(
            "algorithm-not-permitted: The key makes no MACs of 'HMAC_SHA_256' but of"
                + " HMAC_SHA_512.");
    assertThat(notForMacs.status()).isEqualTo(400);
    assertThat(notForMacs.error()).startsWith("usage-not-permitted");
    assertThat(missing.error()).isEqualTo("input must be given");
  }

  @Test
  void a_batch_of_macs_is_made_item_by_item() {
    var key = key(KeyAlgorithm.HMAC_SHA_256);

    var answer =
        till()
            .post(
                "transit/hmac/" + key,
                """
                {"batch_input": [
                  {"input": "adba32=="},
                  {"input": "adba32=="},
                  {},
                  {"input": "", "reference": "d"}]}
                """);

    var results = answer.data().path("batch_results");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(results.path(0).path("hmac").asText())
        .startsWith("vault:v1:")
        .isEqualTo(results.path(1).path("hmac").asText());
    assertThat(results.path(2).path("error").asText()).isEqualTo("input must be given");
    assertThat(results.path(3).path("hmac").asText()).startsWith("vault:v1:");
    assertThat(results.path(3).path("reference").asText()).isEqualTo("d");
  }

  @Test
  void a_signature_of_a_former_version_verifies_and_only_the_active_one_signs() {
    var key = key(KeyAlgorithm.EC_P256);
    var former = sign(key, "").data().path("signature").asText();
    rotate(key, 2);

    assertThat(verified(key, INPUT, former)).isTrue();
    assertThat(sign(key, "").data().path("signature").asText()).startsWith("vault:v2:");
    assertThat(sign(key, ", \"key_version\": 1").error()).startsWith("version-is-not-active");
  }

  @Test
  void a_verification_takes_a_signature_or_a_mac() {
    var key = key(KeyAlgorithm.EC_P256);

    for (var fields : new String[] {"", ", \"signature\": \"vault:v1:AA==\", \"hmac\": \"x\""}) {
      assertThat(
              till()
                  .post("transit/verify/" + key, "{\"input\": \"%s\"%s}".formatted(INPUT, fields))
                  .error())
          .isEqualTo("one of signature and hmac must be given");
    }
    assertThat(
            till()
                .post(
                    "transit/verify/" + key,
                    "{\"input\": \"%s\", \"signature\": \"%s\"}".formatted(INPUT, base64("x")))
                .error())
        .isEqualTo("signature must begin with vault:v and the key's version");
  }

  private Answered sign(String key, String terms) {
    return till().post("transit/sign/" + key, "{\"input\": \"%s\"%s}".formatted(INPUT, terms));
  }

  private boolean verified(String key, String input, String signature) {
    return verified(key, input, signature, "");
  }

  private boolean verified(String key, String input, String signature, String terms) {
    var answer =
        till()
            .post(
                "transit/verify/" + key,
                "{\"input\": \"%s\", \"signature\": \"%s\"%s}".formatted(input, signature, terms));
    assertThat(answer.status()).as(answer.error()).isEqualTo(200);
    return answer.data().path("valid").asBoolean();
  }

  private Answered macVerified(String path, String input, String mac) {
    return till()
        .post(
            "transit/verify/" + path,
            "{\"input\": \"%s\", \"hmac\": \"%s\"}".formatted(input, mac));
  }

  private static byte[] bytes(Answered signed) {
    var text = signed.data().path("signature").asText();
    return Base64.getDecoder().decode(text.substring("vault:v1:".length()));
  }

  private static boolean verifies(
      Signature verifier, PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    verifier.initVerify(key);
    verifier.update(message);
    return verifier.verify(signature);
  }

  /** As {@code transit/keys} shows it to everybody. */
  private PublicKey publicKey(String key, String family) throws GeneralSecurityException {
    var pem = till().get("transit/keys/" + key).data().at("/keys/1/public_key").asText();
    var encoded =
        pem.replace("-----BEGIN PUBLIC KEY-----", "").replace("-----END PUBLIC KEY-----", "");
    return KeyFactory.getInstance(family)
        .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(encoded)));
  }
}

package io.keystream.cli;

import static io.keystream.testkit.HttpsCaller.base64;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.testkit.HttpsCaller;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys come in and are deleted as Vault's clients ask for it, on the whole platform. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VaultImportTest {

  private final HttpsCaller operator = OnePlatform.operator();
  private final SecureRandom random = new SecureRandom();

  @AfterAll
  void close() {
    operator.close();
  }

  @Test
  void an_imported_key_is_the_one_that_was_wrapped() throws GeneralSecurityException {
    var key = fresh();
    var clear = bytes(32);
    assertThat(importKey(key, clear, "\"type\": \"hmac\"").status()).isEqualTo(204);
    var answer =
        operator.post("transit/hmac/" + key, "{\"input\": \"%s\"}".formatted(base64("hello")));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(clear, "HmacSHA256"));
    var expected = mac.doFinal("hello".getBytes(StandardCharsets.US_ASCII));
    assertThat(answer.data().path("hmac").asText())
        .isEqualTo("vault:v1:" + Base64.getEncoder().encodeToString(expected));
  }

  @Test
  void what_an_imported_pair_signs_its_owner_can_verify() throws GeneralSecurityException {
    var key = fresh();
    var pair = p256();
    assertThat(importKey(key, pair.getPrivate().getEncoded(), "\"type\": \"ecdsa-p256\"").status())
        .isEqualTo(204);
    var answer =
        operator.post("transit/sign/" + key, "{\"input\": \"%s\"}".formatted(base64("hello")));
    var signature = answer.data().path("signature").asText().substring("vault:v1:".length());
    var verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(pair.getPublic());
    verifier.update("hello".getBytes(StandardCharsets.US_ASCII));
    assertThat(verifier.verify(Base64.getDecoder().decode(signature))).isTrue();
  }

  @Test
  void a_key_that_came_from_outside_says_so_for_ever() throws GeneralSecurityException {
    var key = fresh();
    importKey(key, bytes(32), "\"type\": \"aes256-gcm96\", \"allow_rotation\": true");
    assertThat(operator.post("transit/keys/" + key + "/rotate", "").status()).isEqualTo(204);
    var data = operator.get("transit/keys/" + key).data();
    assertThat(data.path("imported_key").asBoolean()).isTrue();
    assertThat(data.path("imported_key_allow_rotation").asBoolean()).isTrue();
    assertThat(data.path("latest_version").asInt()).isEqualTo(2);
    assertThat(OnePlatform.ok("keys", "show", key).text()).contains("outside").contains("inside");
  }

  @Test
  void a_key_imported_without_rotation_takes_versions_from_outside_only()
      throws GeneralSecurityException {
    var key = fresh();
    importKey(key, bytes(32), "\"type\": \"aes256-gcm96\"");
    assertThat(operator.post("transit/keys/" + key + "/rotate", "").error())
        .startsWith("imported-key-does-not-rotate");
    assertThat(send(key, "import_version", bytes(32), "\"hash_function\": \"SHA1\"").status())
        .isEqualTo(204);
    assertThat(operator.get("transit/keys/" + key).data().path("latest_version").asInt())
        .isEqualTo(2);
  }

  @Test
  void a_broken_envelope_is_refused_and_holds_the_name_for_nobody()
      throws GeneralSecurityException {
    var key = fresh();
    var short16 = importKey(key, bytes(16), "\"type\": \"aes256-gcm96\"");
    assertThat(short16.status()).isEqualTo(400);
    assertThat(short16.error()).startsWith("import-failed: the envelope does not open");
    assertThat(
            importKey(key, p256().getPrivate().getEncoded(), "\"type\": \"ecdsa-p256\"").status())
        .isEqualTo(204);
  }

  @Test
  void a_key_that_is_there_is_not_imported_over() throws GeneralSecurityException {
    var key = fresh();
    operator.post("transit/keys/" + key, "");
    assertThat(importKey(key, bytes(32), "\"type\": \"aes256-gcm96\"").error())
        .startsWith("key-exists");
    assertThat(send(key, "import_version", bytes(32), "\"hash_function\": \"SHA1\"").error())
        .startsWith("key-is-not-imported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"ciphertext": "AAAA"}                                        | hash_function must be SHA1
          {"ciphertext": "!", "hash_function": "SHA1"}                  | ciphertext must be base64
          {"hash_function": "SHA1"}                                     | ciphertext must be given
          {"ciphertext": "AAAA", "hash_function": "SHA1", "type": "x"}  | type must be one
          {"ciphertext": "AAAA", "public_key": "x"}                     | public_key must be empty
          """)
  void what_cannot_be_imported_is_said_before_anything_is_written(String body, String message) {
    var key = fresh();
    var answer = operator.post("transit/keys/" + key + "/import", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).startsWith(message);
    assertThat(operator.get("transit/keys/" + key).status()).isEqualTo(404);
  }

  @Test
  void a_key_is_deleted_where_that_is_allowed_and_is_of_no_use_from_then_on() {
    var key = fresh();
    operator.post("transit/keys/" + key, "");
    assertThat(operator.send("DELETE", "transit/keys/" + key, "").error())
        .startsWith("deletion-is-not-allowed");
    operator.post("transit/keys/" + key + "/config", "{\"deletion_allowed\": true}");
    assertThat(operator.send("DELETE", "transit/keys/" + key, "").status()).isEqualTo(204);
    var body = "{\"plaintext\": \"%s\"}".formatted(base64("hello"));
    assertThat(operator.post("transit/encrypt/" + key, body).status()).isEqualTo(400);
  }

  private HttpsCaller.Answered importKey(String key, byte[] clear, String terms)
      throws GeneralSecurityException {
    return send(key, "import", clear, "\"hash_function\": \"SHA1\", " + terms);
  }

  private HttpsCaller.Answered send(String key, String verb, byte[] clear, String terms)
      throws GeneralSecurityException {
    var ciphertext = Base64.getEncoder().encodeToString(envelope(clear));
    return operator.post(
        "transit/keys/" + key + "/" + verb,
        "{\"ciphertext\": \"%s\", %s}".formatted(ciphertext, terms));
  }

  /** As Vault tells its clients to make it. */
  private byte[] envelope(byte[] clear) throws GeneralSecurityException {
    var aesKey = bytes(32);
    var oaep = Cipher.getInstance("RSA/ECB/OAEPPadding");
    oaep.init(
        Cipher.ENCRYPT_MODE,
        wrappingKey(),
        new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
    var wrappedAesKey = oaep.doFinal(aesKey);
    var kwp = Cipher.getInstance("AES/KWP/NoPadding");
    kwp.init(Cipher.WRAP_MODE, new SecretKeySpec(aesKey, "AES"));
    var wrapped = kwp.wrap(new SecretKeySpec(clear, "Generic"));
    var envelope = Arrays.copyOf(wrappedAesKey, wrappedAesKey.length + wrapped.length);
    System.arraycopy(wrapped, 0, envelope, wrappedAesKey.length, wrapped.length);
    return envelope;
  }

  private PublicKey wrappingKey() throws GeneralSecurityException {
    var answer = operator.get("transit/wrapping_key");
    assertThat(answer.status()).as(answer.error()).isEqualTo(200);
    var der =
        Base64.getMimeDecoder()
            .decode(answer.data().path("public_key").asText().replaceAll("-----[A-Z ]+-----", ""));
    return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
  }

  private static KeyPair p256() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String fresh() {
    return "import/" + UUID.randomUUID();
  }
}

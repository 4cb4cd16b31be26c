package io.keystream.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.client.Answer;
import io.keystream.client.KeystreamClient;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.SignatureAlgorithm;
import java.util.concurrent.CompletableFuture;

/** Whatever a caller asks with secrets in it, and is refused: reasons and records tell none. */
final class Mishaps {

  private static final byte[] NO_CONTEXT = {};

  private final KeystreamClient client;
  private final byte[] plaintext;
  private final byte[] message;
  private final byte[] context;
  private final Secrets secrets;

  private Mishaps(KeystreamClient client, Secrets secrets) {
    this.client = client;
    this.secrets = secrets;
    this.plaintext = secrets.card().content();
    this.message = secrets.message().content();
    this.context = secrets.context().content();
  }

  static void run(KeystreamClient client, Secrets secrets) {
    var mishaps = new Mishaps(client, secrets);
    mishaps.whatDoesNotOpen();
    mishaps.whatIsTooLarge();
    mishaps.whatPoliciesForbid();
    mishaps.whatKeysDoNotDo();
  }

  private void whatDoesNotOpen() {
    var encrypted = Answers.given(client.encrypt(Keys.CIPHER, plaintext, context));
    var ciphertext = encrypted.ciphertext().toArray();
    refused("bad-ciphertext", client.decrypt(Keys.CIPHER, ciphertext, secrets.purposeLine()));
    refused("bad-ciphertext", client.decrypt(Keys.CIPHER, plaintext, context));
    ciphertext[ciphertext.length - 1] ^= 1;
    refused("bad-ciphertext", client.decrypt(Keys.CIPHER, ciphertext, context));
  }

  private void whatIsTooLarge() {
    var payload = secrets.plaintext().repeated(KeystreamClient.MAX_PAYLOAD_BYTES + 1);
    var longContext = secrets.context().repeated(KeystreamClient.MAX_CONTEXT_BYTES + 1);
    refused("invalid-request", client.encrypt(Keys.CIPHER, payload, NO_CONTEXT));
    refused("invalid-request", client.encrypt(Keys.CIPHER, plaintext, longContext));
    refused("invalid-request", client.generateMac(Keys.MAC, payload));
    refused("invalid-request", client.generateDataKey(Keys.CIPHER, 7, context));
    refused(
        "invalid-request",
        client.verify(
            Keys.SIGNING,
            SignatureAlgorithm.ECDSA_SHA_256,
            KeyVersion.FIRST,
            message,
            secrets.message().repeated(2000)));
  }

  private void whatPoliciesForbid() {
    refused("condition-not-met", client.encrypt(Keys.BOUND, plaintext, secrets.purposeLine()));
    refused("condition-not-met", client.encrypt(Keys.BOUND, plaintext, context));
    refused("forbidden-by-policy", client.encrypt(Keys.DENIED, plaintext, context));
  }

  private void whatKeysDoNotDo() {
    refused("key-is-suspended", client.encrypt(Keys.SUSPENDED, plaintext, context));
    refused(
        "key-does-not-exist", client.encrypt(new KeyName("canary/missing"), plaintext, context));
    refused("usage-not-permitted", client.encrypt(Keys.SIGNING, plaintext, context));
    refused(
        "algorithm-not-permitted",
        client.sign(Keys.SIGNING, SignatureAlgorithm.RSASSA_PSS_SHA_256, message));
    refused(
        "version-does-not-exist", client.verifyMac(Keys.MAC, new KeyVersion(9), message, message));
  }

  private static <T> void refused(String code, CompletableFuture<Answer<T>> answer) {
    assertThat(Answers.code(answer)).isEqualTo(code);
  }
}

package io.keystream.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.client.Encrypted;
import io.keystream.client.KeystreamClient;
import io.keystream.client.Verification;
import io.keystream.domain.key.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whatever a caller may ask with secrets in it, and is given. */
final class Errands {

  private static final int MANY = 200;
  private static final byte[] NO_CONTEXT = {};

  private final KeystreamClient client;
  private final Secrets secrets;
  private final List<Canary> received = new ArrayList<>();

  private Errands(KeystreamClient client, Secrets secrets) {
    this.client = client;
    this.secrets = secrets;
  }

  /** Runs all of them; what came back in clear. */
  static List<Canary> run(KeystreamClient client, Secrets secrets) {
    var errands = new Errands(client, secrets);
    errands.encryptAndDecrypt(secrets.plaintext().content(), secrets.context().content());
    errands.encryptAndDecrypt(secrets.card().content(), secrets.purposeLine());
    errands.encryptAndDecrypt(
        secrets.plaintext().repeated(KeystreamClient.MAX_PAYLOAD_BYTES), NO_CONTEXT);
    errands.encryptMany();
    errands.sign(SignatureAlgorithm.ECDSA_SHA_256, secrets.message().content());
    errands.sign(
        SignatureAlgorithm.ECDSA_SHA_256,
        secrets.message().repeated(KeystreamClient.MAX_PAYLOAD_BYTES));
    errands.makeMac();
    errands.takeDataKey();
    errands.takeRandom();
    return List.copyOf(errands.received);
  }

  private void encryptAndDecrypt(byte[] plaintext, byte[] context) {
    var encrypted = Answers.given(client.encrypt(Keys.CIPHER, plaintext, context));
    decrypt(encrypted, plaintext, context);
  }

  private void decrypt(Encrypted encrypted, byte[] plaintext, byte[] context) {
    var ciphertext = encrypted.ciphertext().toArray();
    try (var opened = Answers.given(client.decrypt(Keys.CIPHER, ciphertext, context))) {
      assertThat(opened.plaintext().reveal()).isEqualTo(plaintext);
    }
  }

  /** Side by side, so that they share batches and buffers. */
  private void encryptMany() {
    var plaintext = secrets.plaintext().repeated(1000);
    var context = secrets.context().content();
    var encrypted =
        IntStream.range(0, MANY)
            .mapToObj(_ -> client.encrypt(Keys.CIPHER, plaintext, context))
            .toList();
    var opened =
        encrypted.stream()
            .map(one ->
                client.decrypt(Keys.CIPHER, Answers.given(one).ciphertext().toArray(), context))
            .toList();
    for (var one : opened) {
      try (var decrypted = Answers.given(one)) {
        assertThat(decrypted.plaintext().reveal()).isEqualTo(plaintext);
      }
    }
  }

  private void sign(SignatureAlgorithm algorithm, byte[] message) {
    var signed = Answers.given(client.sign(Keys.SIGNING, algorithm, message));
    var verified =
        client.verify(
            Keys.SIGNING, algorithm, signed.version(), message, signed.signature().toArray());
    assertThat(Answers.given(verified)).isEqualTo(Verification.VALID);
  }

  private void makeMac() {
    var message = secrets.message().content();
    var mac = Answers.given(client.generateMac(Keys.MAC, message));
    var verified = client.verifyMac(Keys.MAC, mac.version(), message, mac.mac().toArray());
    assertThat(Answers.given(verified)).isEqualTo(Verification.VALID);
  }

  private void takeDataKey() {
    var context = secrets.context().content();
    try (var dataKey = Answers.given(client.generateDataKey(Keys.CIPHER, 512, context))) {
      received.add(Canary.of("data key", dataKey.plaintext().reveal()));
    }
    var wrapped = Answers.given(client.generateDataKeyWithoutPlaintext(Keys.CIPHER, 512, context));
    var opened = client.decrypt(Keys.CIPHER, wrapped.ciphertext().toArray(), context);
    try (var dataKey = Answers.given(opened)) {
      received.add(Canary.of("data key unwrapped later", dataKey.plaintext().reveal()));
    }
  }

  private void takeRandom() {
    try (var random = Answers.given(client.generateRandom(64))) {
      received.add(Canary.of("random", random.reveal()));
    }
  }
}

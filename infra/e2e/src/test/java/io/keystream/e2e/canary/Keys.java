package io.keystream.e2e.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.client.KeystreamClient;
import io.keystream.client.VersionOutcome;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.VersionScope;
import io.keystream.worker.CryptoWorker;
import java.time.Duration;

/** The keys that are used, and what the caller may do with them. */
final class Keys {

  static final KeyName CIPHER = new KeyName("canary/cipher");
  static final KeyName SIGNING = new KeyName("canary/signing");
  static final KeyName MAC = new KeyName("canary/mac");
  static final KeyName SUSPENDED = new KeyName("canary/suspended");

  /** Encrypts only with a context that nobody has; does not exist. */
  static final KeyName BOUND = new KeyName("canary/bound");

  /** Nobody may encrypt with it; does not exist. */
  static final KeyName DENIED = new KeyName("canary/denied");

  static final String POLICY =
      """
      path "transit/*" { capabilities = ["create", "read", "update", "delete"] }
      path "keystream/keys/*" { capabilities = ["update"] }
      path "secret/*" { capabilities = ["create", "read", "update", "patch"] }
      path "transit/encrypt/canary/bound" {
        capabilities = ["update"]
        required_context = { purpose = ["billing"] }
      }
      path "transit/encrypt/canary/denied" { capabilities = ["deny"] }
      """;

  private static final Duration MAX_WAIT = Duration.ofSeconds(60);

  private Keys() {}

  static void create(KeystreamClient client) {
    create(client, CIPHER, KeyAlgorithm.AES_256);
    create(client, SIGNING, KeyAlgorithm.EC_P256);
    create(client, MAC, KeyAlgorithm.HMAC_SHA_256);
    create(client, SUSPENDED, KeyAlgorithm.AES_256);
    Answers.given(
        client.send(new KeyCommand.Suspend(SUSPENDED, new VersionScope.All(), "a drill")));
  }

  /** The key of all secrets, which is an operator's to make. */
  static void createForSecrets(KeystreamClient operator) {
    create(operator, CryptoWorker.SECRETS_KEY, KeyAlgorithm.AES_256);
  }

  private static void create(KeystreamClient client, KeyName key, KeyAlgorithm algorithm) {
    try (var watch = client.watch(key)) {
      Answers.given(
          client.send(
              new KeyCommand.Create(
                  key, new KeySpec(algorithm, Custody.WRAPPED), Activation.WHEN_GENERATED)));
      assertThat(watch.await(KeyVersion.FIRST, Activation.WHEN_GENERATED, MAX_WAIT))
          .isEqualTo(new VersionOutcome.Active(KeyVersion.FIRST));
    }
  }
}

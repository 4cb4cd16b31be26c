package io.keystream.local;

import io.keystream.client.Accepted;
import io.keystream.client.Answer;
import io.keystream.client.Bus;
import io.keystream.client.KeystreamClient;
import io.keystream.client.VersionOutcome;
import io.keystream.credentials.CredentialFiles;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.worker.CryptoWorker;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** The key that wraps the keys of all secrets' values: the founding operator has it made. */
final class SecretsKey {

  private static final Duration MAX_WAIT = Duration.ofMinutes(2);
  private static final String EXISTS = "key-exists";

  private SecretsKey() {}

  /**
   * Returns when it can be used, or if it was there.
   *
   * @throws PlatformFailure if it is not made
   */
  static void make(
      String bootstrapServers, CredentialFiles operator, InstantSource clock, SecureRandom random) {
    var bus = Bus.at(bootstrapServers).withTimeout(MAX_WAIT);
    var configuration = FoundingOperator.configuration(bus, operator);
    try (var client = KeystreamClient.connect(configuration, clock, random);
        var watch = client.watch(CryptoWorker.SECRETS_KEY)) {
      switch (client.send(create()).join()) {
        case Answer.Given<Accepted>(Accepted(_, _, KeyVersion version)) ->
            check(watch.await(version, Activation.WHEN_GENERATED, MAX_WAIT));
        case Answer.Given<Accepted> odd -> throw failure(odd);
        case Answer.Refused<Accepted>(var code, _, _) when code.equals(EXISTS) -> {}
        case Answer.Refused<Accepted> refused -> throw failure(refused);
        case Answer.Failed<Accepted> failed -> throw failure(failed);
      }
    }
  }

  private static KeyCommand create() {
    return new KeyCommand.Create(
        CryptoWorker.SECRETS_KEY,
        new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED),
        Activation.WHEN_GENERATED);
  }

  private static void check(VersionOutcome outcome) {
    if (!(outcome instanceof VersionOutcome.Active)) {
      throw new PlatformFailure("The key of secrets cannot be used: " + outcome, null);
    }
  }

  private static PlatformFailure failure(Answer<Accepted> answer) {
    return new PlatformFailure("The key of secrets is not made: " + answer, null);
  }
}

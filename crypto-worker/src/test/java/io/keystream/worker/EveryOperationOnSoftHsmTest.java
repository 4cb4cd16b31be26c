package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.Version;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.pkcs11.SoftHsmTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EveryOperationOnSoftHsmTest extends EveryOperation {
  @Override
  Token token() {
    return SoftHsmTokens.open("operations");
  }

  /** SoftHSM wraps no Ed25519 keys. */
  @Override
  Custody custody(KeyAlgorithm algorithm) {
    return algorithm == KeyAlgorithm.ED25519 ? Custody.RESIDENT : Custody.WRAPPED;
  }

  @Test
  void a_key_that_the_token_cannot_make_is_reported_as_failed() {
    var key = new KeyName("failed/" + UUID.randomUUID());

    commands()
        .decide(
            new KeyCommand.Create(
                key,
                new KeySpec(KeyAlgorithm.ED25519, Custody.WRAPPED),
                Activation.WHEN_GENERATED));

    commands().awaitVersion(key, 1, Version.Failed.class::isInstance);
    assertThat(commands().version(key, 1))
        .isInstanceOfSatisfying(
            Version.Failed.class, failed -> assertThat(failed.reason()).isNotEmpty());
  }
}

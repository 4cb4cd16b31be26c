package io.keystream.bench;

import io.keystream.client.KeystreamClient;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import java.util.List;
import java.util.function.Function;

/** Keys whose worker is played: there is no material behind them. */
final class PlayedKeys {

  private static final KeySpec SPEC = new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED);
  private static final Material MATERIAL = new Material("00", "", "bench");

  private PlayedKeys() {}

  /** Creates them; their first versions are active. */
  static void create(KeystreamClient client, KeystreamClient worker, List<KeyName> keys) {
    send(client, keys, key -> new KeyCommand.Create(key, SPEC, Activation.WHEN_GENERATED));
    send(worker, keys, key -> new KeyCommand.ConfirmGenerated(key, KeyVersion.FIRST, MATERIAL));
  }

  /** One command for each, all of them accepted. */
  static void send(KeystreamClient as, List<KeyName> keys, Function<KeyName, KeyCommand> command) {
    var answers = keys.stream().map(key -> as.send(command.apply(key))).toList();
    answers.forEach(CallerPolicies::accepted);
  }
}

package io.keystream.bench;

import io.keystream.client.Accepted;
import io.keystream.client.Answer;
import io.keystream.client.KeystreamClient;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.VersionScope;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Commands through Kafka and the command-service, without an HSM: each of a thousand keys is
 * suspended and resumed in turn, so that histories grow while the load runs.
 */
final class CommandLoad {

  private static final List<Integer> IN_FLIGHT = List.of(1, 16, 256);
  private static final int KEYS = 1024;

  private final KeystreamClient client;
  private final List<KeyName> keys;
  private final AtomicLong sent = new AtomicLong();

  private CommandLoad(KeystreamClient client, List<KeyName> keys) {
    this.client = client;
    this.keys = keys;
  }

  static String measure(KeystreamClient client, KeystreamClient worker, String name) {
    var load = new CommandLoad(client, create(client, worker, name));
    return ClosedLoop.table(
        "commands, decided by " + name,
        IN_FLIGHT,
        load::next,
        answer -> answer instanceof Answer.Given);
  }

  private CompletableFuture<Answer<Accepted>> next() {
    var turn = sent.getAndIncrement();
    var key = keys.get((int) (turn % KEYS));
    var all = new VersionScope.All();
    return client.send(
        turn / KEYS % 2 == 0
            ? new KeyCommand.Suspend(key, all, "bench")
            : new KeyCommand.Resume(key, all));
  }

  /** The worker is played: there is no material behind these keys. */
  private static List<KeyName> create(KeystreamClient client, KeystreamClient worker, String name) {
    var spec = new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED);
    var keys =
        IntStream.range(0, KEYS).mapToObj(i -> new KeyName("bench/" + name + "/" + i)).toList();
    send(client, keys, key -> new KeyCommand.Create(key, spec, Activation.WHEN_GENERATED));
    var material = new Material("00", "", "bench");
    send(worker, keys, key -> new KeyCommand.ConfirmGenerated(key, KeyVersion.FIRST, material));
    return keys;
  }

  private static void send(
      KeystreamClient as, List<KeyName> keys, Function<KeyName, KeyCommand> command) {
    var answers = keys.stream().map(key -> as.send(command.apply(key))).toList();
    answers.forEach(CompletableFuture::join);
  }
}

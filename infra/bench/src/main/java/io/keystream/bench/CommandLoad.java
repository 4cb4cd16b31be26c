package io.keystream.bench;

import io.keystream.client.Accepted;
import io.keystream.client.Answer;
import io.keystream.client.KeystreamClient;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.VersionScope;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
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

  private static List<KeyName> create(KeystreamClient client, KeystreamClient worker, String name) {
    var keys =
        IntStream.range(0, KEYS).mapToObj(i -> new KeyName("bench/" + name + "/" + i)).toList();
    PlayedKeys.create(client, worker, keys);
    return keys;
  }
}

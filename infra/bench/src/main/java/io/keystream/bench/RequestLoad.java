package io.keystream.bench;

import io.keystream.bench.Alternation.Side;
import io.keystream.client.Answer;
import io.keystream.client.ClearClient;
import io.keystream.client.ClearRequests;
import io.keystream.client.KeystreamClient;
import io.keystream.client.SealedBacklog;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.worker.requests.ClearWorker;
import io.keystream.worker.requests.CryptoRequests;
import java.time.Duration;
import java.util.List;

/** Audited AES-256-GCM encryptions of 256 bytes through Kafka and the HSM. */
final class RequestLoad {

  static final List<Integer> IN_FLIGHT = List.of(1, 16, 256, 4096);
  static final KeyName KEY = new KeyName("bench/requests");
  private static final byte[] PAYLOAD = new byte[256];
  private static final byte[] CONTEXT = new byte[64];

  private RequestLoad() {}

  static String measure(KeystreamClient client) {
    createKey(client);
    return ClosedLoop.table(
        "audited AES-256-GCM encrypt 256 B",
        IN_FLIGHT,
        () -> client.encrypt(KEY, PAYLOAD, CONTEXT),
        answer -> answer instanceof Answer.Given);
  }

  /** Beside the same without seals, authentication, policies and budgets. */
  static String compare(KeystreamClient sealed, ClearClient clear, Alternation.Pace pace) {
    createKey(sealed);
    return new Alternation<>(
            new Side<>("sealed", () -> sealed.encrypt(KEY, PAYLOAD, CONTEXT)),
            new Side<>("clear", () -> clear.encrypt(KEY, PAYLOAD, CONTEXT)),
            answer -> answer instanceof Answer.Given,
            pace)
        .table(IN_FLIGHT);
  }

  /** The same, of requests that wait for the workers. */
  static String drain(
      KeystreamClient client, SealedBacklog sealed, ClearRequests clear, Backlog backlog) {
    createKey(client);
    return Backlogs.compare(
        backlog,
        new Backlogs.Side(
            number -> sealed.encryptions(number, KEY, PAYLOAD, CONTEXT), CryptoRequests.GROUP),
        new Backlogs.Side(
            number -> clear.encryptions(number, KEY, PAYLOAD, CONTEXT), ClearWorker.NAME));
  }

  static void createKey(KeystreamClient client) {
    try (var watch = client.watch(KEY)) {
      var spec = new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED);
      CallerPolicies.accepted(
          client.send(new KeyCommand.Create(KEY, spec, Activation.WHEN_GENERATED)));
      watch.await(KeyVersion.FIRST, Activation.WHEN_GENERATED, Duration.ofSeconds(30));
    }
  }
}

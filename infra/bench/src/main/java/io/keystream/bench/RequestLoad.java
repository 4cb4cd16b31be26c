package io.keystream.bench;

import io.keystream.client.Answer;
import io.keystream.client.KeystreamClient;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import java.time.Duration;
import java.util.List;

/** Audited AES-256-GCM encryptions of 256 bytes through Kafka and the HSM. */
final class RequestLoad {

  private static final List<Integer> IN_FLIGHT = List.of(1, 16, 256, 4096);
  private static final KeyName KEY = new KeyName("bench/requests");
  private static final byte[] PAYLOAD = new byte[256];
  private static final byte[] CONTEXT = new byte[64];

  private RequestLoad() {}

  static String measure(KeystreamClient client, Duration warmUp, Duration measured) {
    createKey(client);
    var report = new StringBuilder(Load.header()).append('\n');
    for (var inFlight : IN_FLIGHT) {
      var load =
          ClosedLoop.run(
              inFlight,
              warmUp,
              measured,
              () -> client.encrypt(KEY, PAYLOAD, CONTEXT),
              answer -> answer instanceof Answer.Given);
      report.append(load.row("audited AES-256-GCM encrypt 256 B")).append('\n');
    }
    return report.toString();
  }

  private static void createKey(KeystreamClient client) {
    try (var watch = client.watch(KEY)) {
      var spec = new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED);
      client.send(new KeyCommand.Create(KEY, spec, Activation.WHEN_GENERATED)).join();
      watch.await(KeyVersion.FIRST, Activation.WHEN_GENERATED, Duration.ofSeconds(30));
    }
  }
}

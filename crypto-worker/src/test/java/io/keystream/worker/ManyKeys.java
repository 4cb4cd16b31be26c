package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.Version;
import io.keystream.schemas.request.Encrypt;
import io.keystream.worker.token.Token;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many keys, few of them loaded: the same over every token. */
abstract class ManyKeys {

  private final int keys;
  private final int maxHandles;

  ManyKeys(int keys, int maxHandles) {
    this.keys = keys;
    this.maxHandles = maxHandles;
  }

  abstract Token token();

  @Test
  void every_key_is_served_and_only_a_bounded_number_is_loaded(@TempDir Path directory) {
    try (var token = token();
        var platform = PlatformUnderTest.start(directory)) {
      var names = IntStream.range(0, keys).mapToObj(i -> new KeyName("many/key-" + i)).toList();
      try (var _ = Workers.start(platform.kafka(), "maker", token)) {
        create(platform.commands(), names);
      }
      try (var worker = startBounded(platform, token)) {
        assertThat(worker.counts().keys()).isEqualTo(keys);
        assertThat(worker.counts().loadedKeys()).as("loaded at the start").isZero();

        platform.caller().askAll(requests(platform.caller(), names));

        assertThat(worker.counts().loadedKeys()).isEqualTo(maxHandles);
        assertThat(AuditTrail.of(platform.kafka()))
            .hasSize(keys)
            .allSatisfy(record -> assertThat(record.getReason()).isEmpty());
      }
    }
  }

  private CryptoWorker startBounded(PlatformUnderTest platform, Token token) {
    return Workers.ready(
        CryptoWorker.start(
            new CryptoWorkerConfiguration(
                platform.kafka(),
                "worker-1",
                maxHandles,
                TestAccess.DOMAIN,
                TestAccess.WORKER,
                null),
            token,
            InstantSource.system(),
            TestAccess.RANDOM));
  }

  private static void create(CommandServiceStandIn commands, List<KeyName> names) {
    var spec = new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED);
    names.stream()
        .map(name -> commands.send(new KeyCommand.Create(name, spec, Activation.WHEN_GENERATED)))
        .toList()
        .forEach(decision -> decision.orTimeout(120, TimeUnit.SECONDS).join());
    names.forEach(name -> commands.awaitVersion(name, 1, Version.Active.class::isInstance));
  }

  private static List<TestRequest> requests(TestCaller caller, List<KeyName> names) {
    return names.stream()
        .map(name ->
            caller.request(name.path(), new Encrypt(Payload.of("hello"), Payload.of("ctx"))))
        .toList();
  }
}

package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.Version;
import io.keystream.schemas.Topics;
import io.keystream.schemas.reply.Encrypted;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.worker.kafka.WorkerSteps;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.pkcs11.SoftHsmTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KilledWorkerTest {

  private static final String DOMAIN = "killed";
  private static final int BURST = 50;

  private final Token token = SoftHsmTokens.open(DOMAIN);
  private PlatformUnderTest platform;
  private TestCaller caller;

  @BeforeEach
  void start(@TempDir Path directory) {
    platform = PlatformUnderTest.start(directory);
    caller = platform.caller();
  }

  @AfterEach
  void stop() {
    platform.close();
    token.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_worker_killed_in_a_batch_leaves_one_reply_and_one_record_for_each_request(
      WorkerSteps.Step step) throws InterruptedException {
    String key;
    try (var _ = Workers.start(platform.kafka(), "worker-0", token)) {
      key = platform.commands().create("killed/aes", KeyAlgorithm.AES_256).path();
    }
    var requests = requests(key);
    try (var child = child("requests", step, "halt")) {
      requests.forEach(caller::send);
      child.awaitKilled();
    }
    try (var _ = Workers.start(platform.kafka(), "worker-2", token)) {
      requests.forEach(request -> caller.reply(request.id()));
      caller.ask(key, new Encrypt(Payload.of("behind"), Payload.of("")), Encrypted.class);

      assertAnsweredOnce(requests);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EXECUTED,WRAPPED",
    "OFFSETS_SENT,WRAPPED",
    "COMMITTED,WRAPPED",
    "EXECUTED,RESIDENT",
    "COMMITTED,RESIDENT"
  })
  void a_worker_killed_as_it_makes_a_key_leaves_one_key(WorkerSteps.Step step, Custody custody)
      throws InterruptedException {
    var key = new KeyName("killed/made");
    try (var child = child("keys", step, "halt")) {
      platform
          .commands()
          .decide(
              new KeyCommand.Create(
                  key, new KeySpec(KeyAlgorithm.AES_256, custody), Activation.WHEN_GENERATED));
      child.awaitKilled();
    }
    try (var _ = Workers.start(platform.kafka(), "worker-2", token)) {
      platform.commands().awaitVersion(key, 1, Version.Active.class::isInstance);

      caller.ask(key.path(), new Encrypt(Payload.of("x"), Payload.of("")), Encrypted.class);
      assertThat(materials(key + "/1")).hasSize(1);
    }
  }

  @Test
  void a_worker_that_wakes_after_another_took_its_place_commits_nothing()
      throws IOException, InterruptedException {
    String key;
    try (var _ = Workers.start(platform.kafka(), "worker-0", token)) {
      key = platform.commands().create("killed/zombie", KeyAlgorithm.AES_256).path();
    }
    var requests = requests(key);
    try (var zombie = child("requests", WorkerSteps.Step.EXECUTED, "hold")) {
      requests.forEach(caller::send);
      zombie.await(ChildWorker.HELD);
      zombie.freeze();
      try (var _ = Workers.start(platform.kafka(), "worker-2", token)) {
        requests.forEach(request -> caller.reply(request.id()));

        zombie.thaw();
        zombie.release();
        zombie.await(ChildWorker.FAILED);

        assertAnsweredOnce(requests);
      }
    }
  }

  private ChildProcess child(String loop, WorkerSteps.Step step, String how) {
    return ChildProcess.start(platform.kafka(), "worker-1", DOMAIN, loop, step, how);
  }

  private List<TestRequest> requests(String key) {
    var requests = new ArrayList<TestRequest>();
    for (var i = 0; i < BURST; i++) {
      requests.add(caller.request(key, new Encrypt(Payload.of("burst"), Payload.of(""))));
    }
    return requests;
  }

  private void assertAnsweredOnce(List<TestRequest> requests) {
    var records =
        AuditTrail.of(platform.kafka()).stream()
            .collect(Collectors.groupingBy(AuditRecord::getRecordId, Collectors.counting()));
    for (var request : requests) {
      assertThat(caller.replies(request.id())).isEqualTo(1);
      assertThat(records).containsEntry(request.id(), 1L);
    }
  }

  private List<byte[]> materials(String recordKey) {
    var found = new ArrayList<byte[]>();
    try (var consumer = TestClients.consumer(platform.kafka())) {
      var partitions =
          consumer.partitionsFor(Topics.KEY_MATERIAL.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (record.key().equals(recordKey)) {
            found.add(record.value());
          }
        }
      }
    }
    return found;
  }
}

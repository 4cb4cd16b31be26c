package io.keystream.worker;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.embedded.EmbeddedKafka;
import io.keystream.schemas.Topics;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.memory.MemoryHsm;
import io.keystream.worker.token.memory.MemoryToken;
import io.keystream.worker.token.pkcs11.SoftHsmTokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Measures audited AES-GCM requests over Kafka, load and broker in the same JVM: {@code main}
 * prints rate and median for each number in flight.
 */
final class RequestRate {

  private static final int PAYLOAD_BYTES = 64;
  private static final List<String> PRINCIPALS = List.of("p-0", "p-1", "p-2", "p-3", "p-4", "p-5");

  private final Producer<String, byte[]> requests;
  private final Consumer<String, byte[]> replies;
  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private final List<TestSession> sessions;
  private final String key;
  private long[] nanos = new long[0];
  private int received;

  private RequestRate(
      String bootstrapServers, List<TestSession> sessions, String key, int lingerMillis) {
    this.sessions = sessions;
    this.key = key;
    this.requests =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "linger.ms", lingerMillis,
                "batch.size", 128 * 1024),
            new StringSerializer(),
            new ByteArraySerializer());
    this.replies = TestClients.consumer(bootstrapServers);
    var partition = new TopicPartition(Topics.CRYPTO_REPLIES.name(), 0);
    replies.assign(List.of(partition));
    replies.seekToEnd(List.of(partition));
    var _ = replies.position(partition);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var directory = Files.createTempDirectory("request-rate");
    try (var kafka = EmbeddedKafka.start(directory);
        var token = token(args)) {
      var servers = kafka.bootstrapServers();
      TestClients.prepareTopics(servers);
      try (var commands = new CommandServiceStandIn(servers);
          var worker = Workers.start(servers, "worker-1", token)) {
        var key = commands.create("rate/aes", KeyAlgorithm.AES_256).path();
        var access = new TestAccess(servers);
        access.enrolTheWorker();
        var sessions =
            PRINCIPALS.stream()
                .map(name -> TestSession.open(servers, name, "rate", access.enrol(name)))
                .toList();
        for (var round = 0; round < 3; round++) {
          for (var inFlight : new int[] {1, 16, 256, 4096}) {
            new RequestRate(servers, sessions, key, inFlight > 64 ? 5 : 0).run(inFlight, worker);
          }
        }
      }
    }
    System.exit(0);
  }

  private static Token token(String[] args) {
    if (args.length > 0 && args[0].equals("softhsm")) {
      return SoftHsmTokens.open("rate");
    }
    return MemoryToken.open(new MemoryHsm(new SecureRandom()), "rate");
  }

  private void run(int inFlight, CryptoWorker worker) throws InterruptedException {
    var seconds = 6;
    nanos = new long[2_000_000];
    var free = new Semaphore(inFlight);
    var before = worker.counts().requests();
    var end = System.nanoTime() + seconds * 1_000_000_000L;
    var sender =
        Thread.ofPlatform()
            .start(() -> {
              var plaintext = new byte[PAYLOAD_BYTES];
              for (var i = 0; System.nanoTime() < end; i++) {
                free.acquireUninterruptibly();
                send(sessions.get(i % sessions.size()), plaintext);
              }
            });
    var start = System.nanoTime();
    var cpuBefore = CpuTimes.now();
    while (System.nanoTime() < end) {
      var now = 0;
      for (var record : replies.poll(Duration.ofMillis(100))) {
        var sent =
            sentAt.remove(Topics.CRYPTO_REPLIES.codec().decode(record.value()).getRequestId());
        if (sent != null) {
          nanos[received++] = System.nanoTime() - sent;
          now++;
        }
      }
      free.release(now);
    }
    var took = (System.nanoTime() - start) / 1e9;
    var cpu = CpuTimes.now().since(cpuBefore);
    var after = worker.counts().requests();
    free.release(inFlight);
    sender.join();
    Arrays.sort(nanos, 0, received);
    System.out.printf(
        "%5d in flight: %8.0f /s  p50 %7.2f ms  p99 %7.2f ms  batches %6d of %6.1f%n",
        inFlight,
        received / took,
        nanos[received / 2] / 1e6,
        nanos[(int) (received * 0.99)] / 1e6,
        after.batches() - before.batches(),
        (after.done() - before.done()) / (double) Math.max(1, after.batches() - before.batches()));
    cpu.print(received);
    requests.close();
    replies.close();
  }

  private void send(TestSession session, byte[] plaintext) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var operation = new Encrypt(ByteBuffer.wrap(plaintext), ByteBuffer.wrap(new byte[32]));
    var request =
        session.seal(
            new CryptoRequestRecord(null, key, now, operation),
            now.plusSeconds(60),
            new ReplyAddress(0, "rate"));
    sentAt.put(request.id(), System.nanoTime());
    var _ = requests.send(request.record());
  }
}

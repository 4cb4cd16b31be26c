package io.keystream.worker.domainkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keystream.credentials.Credential;
import io.keystream.credentials.Fields;
import io.keystream.credentials.Fingerprints;
import io.keystream.credentials.SignatureScheme;
import io.keystream.schemas.Sizing;
import io.keystream.schemas.TopicSetup;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.DomainManifestRecord;
import io.keystream.sealing.DomainManifest;
import io.keystream.sealing.ManifestGate;
import io.keystream.sealing.Platform;
import io.keystream.sealing.Suite;
import io.keystream.testkit.SharedKafka;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.token.Token;
import io.keystream.worker.token.memory.MemoryHsm;
import io.keystream.worker.token.memory.MemoryToken;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DomainKeysTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Platform PLATFORM = new Platform(Fingerprints.of(Fields.utf8("root")));

  private final String domain = "domain-" + UUID.randomUUID();
  private final Token token = MemoryToken.open(new MemoryHsm(new SecureRandom()), "test");
  private final PublishedManifests published = new PublishedManifests(servers(), domain);
  private volatile Instant now = Instant.parse("2026-11-26T10:00:00Z");
  private final InstantSource clock = () -> now;

  @BeforeAll
  static void topics() {
    try (var admin = Admin.create(servers())) {
      new TopicSetup(admin, Sizing.LAPTOP).prepare();
    }
  }

  @AfterEach
  void close() {
    token.close();
  }

  @Test
  void callers_who_pin_the_authority_find_a_key_to_seal_to() {
    try (var keys = start("worker-1", true)) {
      ready(keys);
      var gate = gate(keys);
      published.records().forEach(record -> assertThat(offer(gate, record)).isEmpty());
      var current = gate.manifest(now).orElseThrow().current(now).orElseThrow();
      assertThat(current.key().epoch()).isEqualTo(20_783);
      assertThat(current.useUntil()).isEqualTo("2026-11-27T01:00:00Z");
    }
  }

  @Test
  void the_next_days_key_is_announced_before_it_is_used_and_the_last_ones_leaves() {
    try (var keys = start("worker-1", true)) {
      ready(keys);
      assertThat(epochs()).containsExactly(20_783);
      now = Instant.parse("2026-11-26T12:00:00Z");
      await()
          .atMost(LONG)
          .untilAsserted(() -> assertThat(epochs()).containsExactly(20_783, 20_784));
      now = Instant.parse("2026-11-27T03:00:00Z");
      await().atMost(LONG).untilAsserted(() -> assertThat(epochs()).containsExactly(20_784));
      ready(keys);
    }
  }

  @Test
  void a_restarted_worker_goes_on_from_the_last_manifest() {
    DomainManifest first;
    try (var keys = start("worker-1", true)) {
      ready(keys);
      first = published.newest();
    }
    now = now.plus(Duration.ofMinutes(11));
    try (var keys = start("worker-1", true)) {
      await().atMost(LONG).until(() -> published.newest().serial() > first.serial());
      ready(keys);
      assertThat(published.newest().epochs().getFirst().key().publicKey())
          .isEqualTo(first.epochs().getFirst().key().publicKey());
    }
  }

  @Test
  void another_suite_is_for_the_next_key_and_none_that_is_published_changes() {
    DomainManifest first;
    try (var keys = start("worker-1", true)) {
      ready(keys);
      first = published.newest();
    }
    now = Instant.parse("2026-11-26T12:00:00Z");
    try (var keys = start("worker-1", true, Suite.MLKEM768_P256)) {
      await().atMost(LONG).untilAsserted(() -> assertThat(epochs()).hasSize(2));
      ready(keys);
      var today = published.newest().epochs().getFirst().key();
      assertThat(today.publicKey()).isEqualTo(first.epochs().getFirst().key().publicKey());
      assertThat(published.newest().epochs().getLast().key().suite())
          .isEqualTo(Suite.MLKEM768_P256);
    }
  }

  @Test
  void who_does_not_have_the_turn_only_follows() {
    try (var idle = start("worker-2", false)) {
      await()
          .atMost(LONG)
          .until(() -> idle.notReady().equals(Optional.of("no valid manifest is published yet")));
      assertThat(published.records()).isEmpty();
      try (var working = start("worker-1", true)) {
        ready(working);
        ready(idle);
      }
    }
  }

  @Test
  void a_forged_manifest_moves_nobody() throws ExecutionException, InterruptedException {
    try (var keys = start("worker-1", true)) {
      ready(keys);
      var genuine = published.newest();
      var forged = forge(genuine);
      published.write(Topics.DOMAIN_KEYS.codec().encode(forged));
      published.write(Fields.utf8("garbage"));
      var gate = gate(keys);
      assertThat(offer(gate, forged)).contains("not pinned");

      now = now.plus(Duration.ofMinutes(11));
      await()
          .atMost(LONG)
          .until(() ->
              published.records().stream()
                  .filter(record -> offer(gate, record).isEmpty())
                  .map(PublishedManifests::read)
                  .anyMatch(manifest -> manifest.serial() > genuine.serial()));
      ready(keys);
    }
  }

  private DomainManifestRecord forge(DomainManifest genuine) {
    var thief =
        Credential.generate(
            "thief", SignatureScheme.ECDSA_P256, now, Duration.ofDays(1), new SecureRandom());
    var forged =
        new DomainManifest(
                PLATFORM,
                domain,
                genuine.serial() + 1_000_000_000L,
                now,
                now.plus(Duration.ofHours(1)),
                genuine.epochs())
            .encode();
    return new DomainManifestRecord(
        ByteBuffer.wrap(forged),
        ByteBuffer.wrap(thief.certificate().publicKey().der()),
        ByteBuffer.wrap(thief.sign(forged)));
  }

  private DomainKeys start(String node, boolean turn) {
    return start(node, turn, Suite.P256);
  }

  private DomainKeys start(String node, boolean turn, Suite suite) {
    return DomainKeys.start(
        new KafkaClients(SharedKafka.bootstrapServers(), node),
        PLATFORM,
        domain,
        suite,
        token,
        clock,
        () -> turn);
  }

  private static void ready(DomainKeys keys) {
    await().atMost(LONG).until(() -> keys.notReady().isEmpty());
  }

  private ManifestGate gate(DomainKeys keys) {
    return new ManifestGate(PLATFORM, domain, Set.of(keys.authority()));
  }

  /** Why it is refused, or nothing. */
  private String offer(ManifestGate gate, DomainManifestRecord record) {
    return gate.offer(
            record.getManifest().array(),
            record.getAuthority().array(),
            record.getSignature().array(),
            now)
        .orElse("");
  }

  private List<Integer> epochs() {
    return published.newest().epochs().stream().map(epoch -> epoch.key().epoch()).toList();
  }

  private static Map<String, Object> servers() {
    return Map.of("bootstrap.servers", SharedKafka.bootstrapServers());
  }
}

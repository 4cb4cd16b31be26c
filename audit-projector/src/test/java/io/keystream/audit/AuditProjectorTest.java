package io.keystream.audit;

import static io.keystream.audit.streams.Audits.audit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.keystream.audit.streams.RandomKeyLog;
import io.keystream.audit.streams.SigningService;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyName;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.event.Configured;
import io.keystream.schemas.event.Trimmed;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.testkit.SharedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The projector on a real broker, asked over HTTP. */
final class AuditProjectorTest {

  private static final Logger log = LoggerFactory.getLogger(AuditProjectorTest.class);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int KEY_PARTITIONS = 3;

  /** One for all tests: they share the log. */
  private static final SigningService SERVICE = new SigningService();

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final String principal = "p-" + UUID.randomUUID();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Log topics = Log.with(SharedKafka.bootstrapServers());
  @TempDir private Path directory;
  private AuditProjector projector;
  private Questions questions;

  @BeforeEach
  void start() {
    topics.access(SERVICE.enrolment());
    projector = start("node-1", directory);
    questions = ask(projector);
  }

  @AfterEach
  void close() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
    topics.close();
  }

  @Test
  void a_committed_record_is_in_every_answer_that_calls_itself_complete() {
    var millis = new ArrayList<Long>();
    for (var i = 0; i < 30; i++) {
      topics.audit(use("id-" + i, now.plusMillis(i)));
      var asked = System.nanoTime();
      var reply = questions.getComplete("/audit?principal=" + principal + "&limit=1");
      millis.add((System.nanoTime() - asked) / 1_000_000);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body().at("/records/0/record_id").asText()).isEqualTo("id-" + i);
    }
    millis.sort(null);
    log.info(
        "audit answer directly after the commit: p50 {} ms, max {} ms",
        millis.get(millis.size() / 2),
        millis.getLast());
  }

  @Test
  void the_answer_has_the_documented_shape() {
    topics.audit(use("id-1", now));
    var reply = questions.getComplete("/audit?principal=" + principal);
    assertThat(reply.body().fieldNames())
        .toIterable()
        .containsExactly("records", "next", "kept_since", "position");
    assertThat(reply.body().at("/records/0").fieldNames())
        .toIterable()
        .containsExactly(
            "record_id",
            "kind",
            "operation",
            "requested_at",
            "recorded_at",
            "principal",
            "application",
            "user",
            "user_verified",
            "key",
            "version",
            "state",
            "decision",
            "reason",
            "detail",
            "bytes_in",
            "node",
            "source",
            "resource",
            "policy_version",
            "policies",
            "counted",
            "partition",
            "offset");
    assertThat(reply.body().at("/position/partitions")).hasSize(3);
    log.info("audit answer: {}", reply.body());
  }

  @Test
  void an_answer_names_the_policies_that_decided_as_of_which_access_event() {
    topics.audit(
        AuditRecord.newBuilder(use("id-1", now))
            .setPolicies("night,team/tills")
            .setPolicyVersion(42L)
            .setCounted(true)
            .build());
    topics.audit(use("id-2", now.plusMillis(1)));

    var records = questions.getComplete("/audit?principal=" + principal).body().path("records");

    assertThat(records.at("/1/policies"))
        .extracting(JsonNode::asText)
        .containsExactly("night", "team/tills");
    assertThat(records.at("/1/policy_version").asLong()).isEqualTo(42);
    assertThat(records.at("/1/counted").asBoolean()).isTrue();
    assertThat(records.at("/0/policies")).isEmpty();
    assertThat(records.at("/0/policy_version").asLong()).isZero();
  }

  @Test
  void records_are_paged_newest_first_by_every_filter() {
    for (var i = 0; i < 25; i++) {
      topics.audit(use("id-" + i, now.plusMillis(i)));
    }
    var found = new ArrayList<String>();
    var next = "";
    do {
      var reply =
          questions.getComplete(
              "/audit?key=k-%s&application=app&decision=allowed&from=%s&to=%s&limit=10%s"
                  .formatted(principal, now.plusMillis(2), now.plusMillis(24), next));
      assertThat(reply.status()).as("%s", reply.body()).isEqualTo(200);
      reply.body().at("/records").forEach(r -> found.add(r.path("record_id").asText()));
      next = "&after=" + reply.body().path("next").asText();
    } while (!next.equals("&after=null"));
    assertThat(found).hasSize(22).startsWith("id-23", "id-22").endsWith("id-3", "id-2");
  }

  @Test
  void the_versions_of_a_key_follow_its_events() {
    var key = life("life/" + principal);
    var reply = questions.getComplete("/keys/" + key.key().name() + "/versions");
    assertThat(reply.status()).isEqualTo(200);
    if (key.key() instanceof Key.Present present) {
      assertThat(reply.body().at("/versions")).hasSize(present.versions().size());
      var set = present.configuration();
      assertThat(reply.body().path("min_decryption_version").asInt())
          .isEqualTo(set.minDecryptionVersion().number());
      assertThat(reply.body().path("min_encryption_version").asInt())
          .isEqualTo(set.minEncryptionVersion().number());
      assertThat(reply.body().path("min_available_version").asInt())
          .isEqualTo(set.minAvailableVersion().number());
      assertThat(reply.body().path("deletion_allowed").asBoolean())
          .isEqualTo(set.deletionAllowed());
      present
          .versions()
          .forEach((number, version) ->
              assertThat(reply.body().at("/versions/" + (number.number() - 1) + "/state").asText())
                  .isEqualTo(version.state()));
    }
    var encoded = key.key().name().path().replace("/", "%2F");
    assertThat(questions.getComplete("/keys/" + encoded + "/versions").withoutPosition())
        .isEqualTo(reply.withoutPosition());
    assertThat(questions.getComplete("/keys/versions?name=" + encoded).withoutPosition())
        .isEqualTo(reply.withoutPosition());
    log.info("versions answer: {}", reply.body());
  }

  @Test
  void every_change_of_a_version_reaches_the_key_state_topic() {
    try (var states = KeyStates.follow(SharedKafka.bootstrapServers())) {
      for (var i = 0; i < 3; i++) {
        var key = life("state/" + i + "/" + principal);
        states.awaitSequence(key.key().name().path(), key.events().size());
      }
    }
  }

  @Test
  void keys_are_listed_by_prefix_and_page() {
    var prefix = principal + "/";
    for (var name : List.of("a", "b", "c")) {
      life(prefix + name);
    }
    var first = questions.getComplete("/keys?limit=2&prefix=" + prefix);
    assertThat(first.body().at("/keys").findValuesAsText("name"))
        .containsExactly(prefix + "a", prefix + "b");
    var second =
        questions.getComplete(
            "/keys?limit=2&prefix=" + prefix + "&after=" + first.body().path("next").asText());
    assertThat(second.body().at("/keys").findValuesAsText("name")).containsExactly(prefix + "c");
    assertThat(second.body().path("next").isNull()).isTrue();
    log.info("keys answer: {}", first.body());
  }

  @Test
  void what_is_asked_wrongly_is_answered_with_what_was_wrong() {
    assertThat(questions.get("/audit?limit=1001").firstError())
        .isEqualTo("limit must be 1 to 1000: '1001'");
    assertThat(questions.get("/audit?principle=x").status()).isEqualTo(400);
    assertThat(questions.get("/audit?decision=maybe").firstError())
        .isEqualTo("decision: must be one of [ALLOWED, DENIED, FAILED]: 'maybe'");
    assertThat(questions.get("/audit?after=xyz").status()).isEqualTo(400);
    await()
        .atMost(LONG)
        .until(() -> questions.get("/keys/absent-" + principal + "/versions").status() == 404);
    assertThat(questions.get("/keys/not%20a%20name/versions").status()).isEqualTo(400);
    assertThat(questions.get("/nothing").firstError())
        .isEqualTo("nothing answers GET /v1/keystream/nothing");
    assertThat(questions.delete("/keys").status()).isEqualTo(404);
  }

  @Test
  void an_answer_that_may_lack_a_record_says_so() {
    topics.auditWithoutCommit(use("open", now));
    var behind = questions.get("/audit?principal=" + principal);
    assertThat(behind.status()).isEqualTo(200);
    assertThat(behind.body().at("/position/complete").asBoolean()).isFalse();
    assertThat(behind.body().at("/position/behind").asLong()).isPositive();
    topics.abort();
    var complete = questions.getComplete("/audit?principal=" + principal);
    assertThat(complete.body().at("/records")).isEmpty();
  }

  @Test
  void a_restart_with_or_without_its_directory_gives_identical_answers() {
    for (var i = 0; i < 20; i++) {
      topics.audit(use("id-" + i, now.plusMillis(i)));
    }
    life("restart/" + principal);
    var paths =
        List.of(
            "/audit?limit=1000",
            "/audit?principal=" + principal,
            "/keys?limit=1000",
            "/keys/restart/" + principal + "/versions");
    var before = paths.stream().map(path -> questions.getComplete(path).withoutPosition()).toList();
    for (var fresh : List.of(directory, directory.resolve("empty"))) {
      projector.close();
      projector = start("node-1", fresh);
      var again = ask(projector);
      assertThat(paths.stream().map(path -> again.getComplete(path).withoutPosition()).toList())
          .isEqualTo(before);
    }
  }

  @Test
  void an_instance_that_has_not_all_partitions_refuses_and_names_them() {
    var second = start("node-2", directory.resolve("second"));
    var other = ask(second);
    await()
        .atMost(LONG)
        .untilAsserted(() -> {
          assertThat(questions.get("/audit").status()).isEqualTo(503);
          assertThat(questions.get("/audit").firstError())
              .matches("partitions \\[.+] of keystream.audit-log.v1 are not on node node-1");
          assertThat(other.get("/audit").firstError()).contains("are not on node node-2");
        });
    await().atMost(LONG).until(() -> questions.get("/health").status() == 200);
  }

  private AuditRecord use(String id, Instant at) {
    return audit(id, at, principal, "app", "k-" + principal, AuditDecision.ALLOWED);
  }

  private RandomKeyLog life(String name) {
    var random = new Random(name.hashCode());
    var partition = Partitioning.partition(name, KEY_PARTITIONS);
    var key = new RandomKeyLog(new KeyName(name), partition, SERVICE, random);
    while (key.events().size() < 8 || mayChangeNoVersion(key.events().getLast())) {
      key.grow(1);
    }
    topics.events(key.events());
    return key;
  }

  /** Told again what is so already, a version's row stays as it is. */
  private static boolean mayChangeNoVersion(KeyEventRecord event) {
    return event.getEvent() instanceof Configured || event.getEvent() instanceof Trimmed;
  }

  private AuditProjector start(String node, Path stores) {
    var configuration =
        new AuditProjectorConfiguration(
                SharedKafka.bootstrapServers(),
                node,
                stores,
                SERVICE.foundingCertificate(directory.resolve("operator.crt")))
            .withHttpPort(0);
    var started = AuditProjector.start(configuration, InstantSource.system());
    open.add(started);
    await().atMost(LONG).until(() -> started.health() instanceof AuditProjectorHealth.Ready);
    return started;
  }

  private Questions ask(AuditProjector asked) {
    var client = new Questions(asked.uri());
    open.add(client);
    return client;
  }
}

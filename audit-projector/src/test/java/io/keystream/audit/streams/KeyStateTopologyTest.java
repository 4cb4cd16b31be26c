package io.keystream.audit.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyConfiguration;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Version;
import io.keystream.schemas.Topics;
import io.keystream.schemas.event.Activated;
import io.keystream.schemas.event.Destroyed;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import io.keystream.streams.Progress;
import io.keystream.streams.StoreOfPartition;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KeyStateTopologyTest {

  private final SigningService service = new SigningService();
  private final TopologyTestDriver driver = Driver.of(topology().topology());
  private final TestInputTopic<String, KeyEventRecord> events =
      driver.createInputTopic(
          Topics.KEY_EVENTS.name(), new StringSerializer(), Topics.KEY_EVENTS.serializer());
  private final TestInputTopic<String, byte[]> bytes =
      driver.createInputTopic(
          Topics.KEY_EVENTS.name(), new StringSerializer(), new ByteArraySerializer());
  private final TestOutputTopic<String, KeyStateRecord> states =
      driver.createOutputTopic(
          Topics.KEY_STATE.name(), new StringDeserializer(), Topics.KEY_STATE.deserializer());

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void the_topology_is_the_pinned_one() {
    Golden.assertDescription(topology().topology(), "key-state.topology.txt");
  }

  @Test
  void the_topic_and_the_stores_say_of_every_version_what_the_domain_says() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var logs = new HashMap<String, RandomKeyLog>();
    for (var round = 0; round < 200; round++) {
      var log =
          logs.computeIfAbsent(
              "team/key-" + random.nextInt(10),
              name -> new RandomKeyLog(new KeyName(name), 0, service, random));
      var known = log.events().size();
      log.grow(10);
      log.events().stream().skip(known).forEach(e -> events.pipeInput(e.getKey(), e));
    }
    var topic = states.readKeyValuesToMap();
    for (var log : logs.values()) {
      assertSame(log, topic, seed);
    }
  }

  @Test
  void a_change_reaches_the_topic_once_and_only_for_the_version_it_changed() {
    var log = createdKey("cards");
    assertThat(states.readRecordsToList())
        .extracting(r -> r.key() + " " + r.value().getState())
        .containsExactly("cards/1 requested", "cards/1 pre-active", "cards/1 active");
    assertThat(log.events()).hasSize(4);
  }

  @Test
  void a_repeated_event_changes_nothing() {
    var log = createdKey("cards");
    states.readRecordsToList();
    log.events().forEach(e -> events.pipeInput(e.getKey(), e));
    assertThat(states.isEmpty()).isTrue();
  }

  @Test
  void a_missing_event_stops_the_projection() {
    var log = createdKey("cards");
    var next = log.events().size() + 1;
    while (log.events().size() < next + 1) {
      log.grow(1);
    }
    assertThatThrownBy(() -> events.pipeInput("cards", log.events().get(next)))
        .hasRootCauseMessage("event 6 of key 'cards' follows event 4");
  }

  @Test
  void what_nobody_decided_changes_nothing_and_stops_nothing() {
    var log = createdKey("cards");
    var last = log.events().getLast();
    states.readRecordsToList();

    for (var sequence : List.of(4L, 5L, 9L)) {
      events.pipeInput("cards", forged("cards", sequence, last));
    }
    events.pipeInput("no/such/key/", forged("no/such/key/", 1, last));
    bytes.pipeInput("cards", "no event".getBytes(StandardCharsets.UTF_8));
    bytes.pipeInput("cards", (byte[]) null);
    assertThat(states.isEmpty()).isTrue();

    log.grow(20);
    log.events().forEach(e -> events.pipeInput(e.getKey(), e));
    assertSame(log, states.readKeyValuesToMap(), 7);
  }

  private static KeyEventRecord forged(String key, long sequence, KeyEventRecord genuine) {
    return new KeyEventRecord(
        key,
        sequence,
        genuine.getCommandId(),
        genuine.getCaller(),
        genuine.getOccurredAt(),
        new Destroyed(1),
        genuine.getEvidence());
  }

  @Test
  void keys_are_listed_in_pages_without_their_longer_namesakes_getting_mixed_up() {
    for (var name : List.of("a", "a/1", "a-b", "a/1/2", "b", "B", "a.c")) {
      createdKey(name);
    }
    var first = KeyPages.list(versions(), "a", "", 3);
    assertThat(first.keys()).extracting(KeySummary::name).containsExactly("a", "a-b", "a.c");
    assertThat(first.hasMore()).isTrue();
    var second = KeyPages.list(versions(), "a", "a.c", 3);
    assertThat(second.keys()).extracting(KeySummary::name).containsExactly("a/1", "a/1/2");
    assertThat(second.hasMore()).isFalse();
    assertThat(KeyPages.list(versions(), "", "", 100).keys()).hasSize(7);
  }

  @Test
  void a_key_nobody_created_is_not_found() {
    createdKey("cards/1");
    assertThat(KeyPages.find(history(), new KeyName("cards"))).isEmpty();
  }

  private RandomKeyLog createdKey(String name) {
    var log =
        LongStream.range(0, 1000)
            .mapToObj(seed -> grown(name, seed))
            .filter(grown -> grown.events().size() == 4)
            .filter(grown -> grown.events().getLast().getEvent() instanceof Activated)
            .findFirst()
            .orElseThrow();
    log.events().forEach(e -> events.pipeInput(e.getKey(), e));
    return log;
  }

  /** The first four events of a random life, or more where a command leaves several. */
  private RandomKeyLog grown(String name, long seed) {
    var log = new RandomKeyLog(new KeyName(name), 0, service, new Random(seed));
    while (log.events().size() < 4) {
      log.grow(1);
    }
    return log;
  }

  private void assertSame(RandomKeyLog log, Map<String, KeyStateRecord> topic, long seed) {
    if (log.key() instanceof Key.Present present) {
      var fold = KeyPages.find(history(), present.name()).orElseThrow();
      assertThat(fold.key()).as("seed %d", seed).isEqualTo(present);
      present
          .versions()
          .forEach((number, version) -> {
            var name = present.name() + "/" + number.number();
            var state = Objects.requireNonNull(topic.get(name), name + ", seed " + seed);
            assertState(state, version, seed);
            assertConfiguration(state, present.configuration(), seed);
            assertThat(fold.states().get(number)).isEqualTo(state);
          });
      var summary = KeyPages.list(versions(), present.name().path(), "", 1).keys().getFirst();
      assertThat(new KeyVersion(summary.latest())).isEqualTo(present.versions().lastKey());
    }
  }

  /** Every version tells the configuration of its key. */
  private static void assertConfiguration(KeyStateRecord state, KeyConfiguration set, long seed) {
    assertThat(state)
        .as("seed %d", seed)
        .extracting(
            KeyStateRecord::getMinDecryptionVersion,
            KeyStateRecord::getMinEncryptionVersion,
            KeyStateRecord::getMinAvailableVersion,
            KeyStateRecord::getDeletionAllowed)
        .containsExactly(
            set.minDecryptionVersion().number(),
            set.minEncryptionVersion().number(),
            set.minAvailableVersion().number(),
            set.deletionAllowed());
  }

  private static void assertState(KeyStateRecord state, Version version, long seed) {
    assertThat(state.getState()).as("seed %d", seed).isEqualTo(version.state());
    assertThat(state.getVersion()).isEqualTo(version.number().number());
    assertThat(state.getSince()).isAfterOrEqualTo(state.getCreatedAt());
    if (version.destruction() instanceof Version.Destruction.Scheduled(var at)) {
      assertThat(state.getDestroyAt()).as("seed %d", seed).isEqualTo(at);
    }
    if (version.destruction() instanceof Version.Destruction.None) {
      assertThat(state.getDestroyAt()).as("seed %d", seed).isNull();
    }
    if (version instanceof Version.Active active) {
      assertThat(state.getCheckValue()).isEqualTo(active.material().checkValue());
    }
  }

  private List<StoreOfPartition<ReadOnlyKeyValueStore<Bytes, KeyEventRecord>>> history() {
    KeyValueStore<Bytes, KeyEventRecord> store = driver.getKeyValueStore(KeyStateTopology.HISTORY);
    return List.of(new StoreOfPartition<>(0, store));
  }

  private List<StoreOfPartition<ReadOnlyKeyValueStore<Bytes, KeyStateRecord>>> versions() {
    KeyValueStore<Bytes, KeyStateRecord> store = driver.getKeyValueStore(KeyStateTopology.VERSIONS);
    return List.of(new StoreOfPartition<>(0, store));
  }

  private KeyStateTopology topology() {
    return new KeyStateTopology(
        Topics.KEY_EVENTS, Topics.KEY_STATE, (_, _, _) -> service.directory(), new Progress());
  }
}

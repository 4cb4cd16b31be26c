package io.keystream.audit.streams;

import static io.keystream.audit.streams.Audits.audit;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.streams.Progress;
import io.keystream.streams.StoreOfPartition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AuditViewTopologyTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration KEPT = Duration.ofDays(7);
  private static final int PARTITIONS = 3;

  private final List<TopologyTestDriver> drivers = new ArrayList<>();
  private final List<TestInputTopic<String, AuditRecord>> partitions = new ArrayList<>();
  private final List<AuditPage.Row> written = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();

  AuditViewTopologyTest() {
    for (var partition = 0; partition < PARTITIONS; partition++) {
      var driver = Driver.of(topology());
      drivers.add(driver);
      partitions.add(
          driver.createInputTopic(
              Topics.AUDIT_LOG.name(), new StringSerializer(), Topics.AUDIT_LOG.serializer()));
      ends.add(0L);
    }
  }

  @AfterEach
  void close() {
    drivers.forEach(TopologyTestDriver::close);
  }

  @Test
  void the_topology_is_the_pinned_one() {
    Golden.assertDescription(topology(), "audit-view.topology.txt");
  }

  @Test
  void every_question_pages_through_exactly_the_records_that_match_newest_first() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var i = 0; i < 600; i++) {
      write(random.nextInt(PARTITIONS), randomAudit(random, i));
    }
    for (var i = 0; i < 60; i++) {
      var query = randomQuery(random);
      assertThat(readAll(query, 50_000)).as("seed %d, %s", seed, query).isEqualTo(expected(query));
      assertThat(readAll(query, 7))
          .as("seed %d, scanning 7, %s", seed, query)
          .isEqualTo(expected(query));
    }
  }

  @Test
  void a_page_that_had_to_look_at_too_much_is_short_and_goes_on_by_its_cursor() {
    for (var i = 0; i < 20; i++) {
      write(0, audit("id-" + i, NOW.plusMillis(i), "ops", "app", "k", AuditDecision.ALLOWED));
    }
    var page = pages(5).read(stores(), query("absent", 100, null));
    assertThat(page.rows()).isEmpty();
    assertThat(page.next()).isNotNull();
  }

  @Test
  void a_key_name_that_contains_anothers_rows_beginning_is_not_mixed_up() {
    write(0, audit("one", NOW, "ops", "app", "a", AuditDecision.ALLOWED));
    write(0, audit("two", NOW, "ops", "app", "a\u0000" + "x".repeat(20), AuditDecision.DENIED));
    write(0, audit("three", NOW, "ops", "app", "k".repeat(300), AuditDecision.DENIED));
    write(0, audit("four", NOW, "ops", "app", "k".repeat(301), AuditDecision.DENIED));
    assertThat(ids(byKey("a"))).containsExactly("one");
    assertThat(ids(byKey("k".repeat(300)))).containsExactly("three");
  }

  @Test
  void a_record_that_is_too_old_by_the_newest_ones_time_leaves_every_order() {
    write(0, audit("old", NOW.minus(KEPT).minusSeconds(1), "ops", "app", "k", denied()));
    write(0, audit("kept", NOW.minus(KEPT).plusSeconds(1), "ops", "app", "k", denied()));
    write(0, audit("newest", NOW, "ops", "app", "k", denied()));
    assertThat(ids(byKey("k"))).containsExactly("newest", "kept");
    assertThat(ids(all())).containsExactly("newest", "kept");
    assertThat(pages(10).read(stores(), all()).keptSince()).isEqualTo(NOW.minus(KEPT));
    assertThat(rowsInStore(0)).isEqualTo(2 * 4 + 1);
  }

  @Test
  void a_view_that_lost_nothing_does_not_say_since_when_it_is_whole() {
    write(0, audit("newest", NOW, "ops", "app", "k", denied()));
    assertThat(pages(10).read(stores(), all()).keptSince()).isNull();
  }

  @Test
  void what_one_partition_has_lost_is_not_shown_from_another_either() {
    write(1, audit("quiet", NOW.minus(KEPT).minusSeconds(90), "quiet", "app", "k", denied()));
    write(0, audit("old", NOW.minus(KEPT).minusSeconds(90), "ops", "app", "k", denied()));
    write(0, audit("newest", NOW, "ops", "app", "k", denied()));
    assertThat(ids(all())).containsExactly("newest");
  }

  @Test
  void a_record_from_the_future_does_not_empty_the_view() {
    write(0, audit("today", NOW, "ops", "app", "k", denied()));
    write(0, audit("future", NOW.plus(Duration.ofDays(365)), "ops", "app", "k", denied()));
    assertThat(ids(all())).containsExactly("future", "today");
  }

  @Test
  void a_record_that_comes_too_late_is_left_out_and_the_view_says_so() {
    write(0, audit("newest", NOW, "ops", "app", "k", denied()));
    write(0, audit("late", NOW.minus(KEPT).minusSeconds(90), "ops", "app", "k", denied()));
    assertThat(ids(all())).containsExactly("newest");
    assertThat(pages(10).read(stores(), all()).keptSince()).isEqualTo(NOW.minus(KEPT));
  }

  @Test
  void many_old_records_leave_in_steps_and_none_is_forgotten() {
    var start = NOW.minus(KEPT).minus(Duration.ofDays(2));
    for (var i = 0; i < 2_500; i++) {
      write(0, audit("old-" + i, start.plusSeconds(i / 5), "ops", "app", "k", denied()));
    }
    for (var i = 0; i < 5; i++) {
      write(0, audit("new-" + i, NOW.plusMillis(i), "ops", "app", "k", denied()));
    }
    assertThat(rowsInStore(0)).isEqualTo(5 * 4 + 1);
  }

  private static AuditDecision denied() {
    return AuditDecision.DENIED;
  }

  private void write(int partition, AuditRecord record) {
    partitions.get(partition).pipeInput(record.getCaller().getPrincipal(), record);
    var offset = ends.get(partition);
    ends.set(partition, offset + 1);
    written.add(new AuditPage.Row(partition, offset, record));
  }

  private List<AuditPage.Row> expected(AuditQuery query) {
    return written.stream()
        .filter(row -> query.matches(row.record()))
        .filter(row -> query.from() == null || !row.record().getRecordedAt().isBefore(query.from()))
        .filter(row -> query.to() == null || row.record().getRecordedAt().isBefore(query.to()))
        .sorted(
            Comparator.<AuditPage.Row, Instant>comparing(row -> row.record().getRecordedAt())
                .thenComparingInt(AuditPage.Row::partition)
                .thenComparingLong(AuditPage.Row::offset)
                .reversed())
        .toList();
  }

  private List<AuditPage.Row> readAll(AuditQuery query, int maxScanned) {
    var found = new ArrayList<AuditPage.Row>();
    var page = pages(maxScanned).read(stores(), query);
    found.addAll(page.rows());
    while (page.next() != null) {
      assertThat(page.rows().size()).isLessThanOrEqualTo(query.limit());
      var cursor = AuditCursor.parse(page.next().toString());
      page = pages(maxScanned).read(stores(), after(query, cursor));
      found.addAll(page.rows());
    }
    return found;
  }

  private List<String> ids(AuditQuery query) {
    return readAll(query, 50_000).stream().map(row -> row.record().getRecordId()).toList();
  }

  private long rowsInStore(int partition) {
    var rows = 0L;
    try (var all = stores().get(partition).store().all()) {
      while (all.hasNext()) {
        all.next();
        rows++;
      }
    }
    return rows;
  }

  private List<StoreOfPartition<ReadOnlyKeyValueStore<Bytes, byte[]>>> stores() {
    var stores = new ArrayList<StoreOfPartition<ReadOnlyKeyValueStore<Bytes, byte[]>>>();
    for (var driver : drivers) {
      KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(AuditViewTopology.RECORDS);
      stores.add(new StoreOfPartition<>(stores.size(), store));
    }
    return stores;
  }

  private static AuditRecord randomAudit(Random random, int number) {
    return audit(
        "id-" + number,
        NOW.minusMillis(random.nextInt(200)),
        "principal-" + random.nextInt(4),
        "app-" + random.nextInt(3),
        random.nextInt(5) == 0 ? "" : "key-" + random.nextInt(4),
        anyDecision(random));
  }

  private static AuditDecision anyDecision(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> AuditDecision.ALLOWED;
      case 1 -> AuditDecision.DENIED;
      default -> AuditDecision.FAILED;
    };
  }

  private static AuditQuery randomQuery(Random random) {
    return new AuditQuery(
        maybe(random, "key-" + random.nextInt(4)),
        maybe(random, "principal-" + random.nextInt(4)),
        maybe(random, "app-" + random.nextInt(3)),
        maybe(random, anyDecision(random)),
        maybe(random, NOW.minusMillis(random.nextInt(200))),
        maybe(random, NOW.minusMillis(random.nextInt(200))),
        random.nextInt(1, 40),
        null);
  }

  private static <T> @Nullable T maybe(Random random, T value) {
    return random.nextInt(3) == 0 ? value : null;
  }

  private static AuditQuery all() {
    return new AuditQuery(null, null, null, null, null, null, 100, null);
  }

  private static AuditQuery byKey(String key) {
    return new AuditQuery(key, null, null, null, null, null, 100, null);
  }

  private static AuditQuery query(String application, int limit, @Nullable AuditCursor after) {
    return new AuditQuery(null, null, application, null, null, null, limit, after);
  }

  private static AuditQuery after(AuditQuery query, AuditCursor cursor) {
    return new AuditQuery(
        query.key(),
        query.principal(),
        query.application(),
        query.decision(),
        query.from(),
        query.to(),
        query.limit(),
        cursor);
  }

  private static AuditPages pages(int maxScanned) {
    return new AuditPages(Topics.AUDIT_LOG.codec(), maxScanned);
  }

  private static Topology topology() {
    return new AuditViewTopology(Topics.AUDIT_LOG, KEPT, () -> NOW, new Progress()).topology();
  }
}

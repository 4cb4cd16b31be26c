package io.keystream.streams;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one topology: exactly once, from the beginning of its topics, until it is closed or meets a
 * record it cannot read.
 *
 * <p>A failure of Kafka or of the disk costs it its thread; a fresh one takes over after a second,
 * as often as it takes, and {@link #health} says why.
 *
 * <p>Thread safety: safe.
 */
public final class StreamsJob implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StreamsJob.class);
  private static final Duration MAX_CLOSE = Duration.ofSeconds(10);
  private static final Duration MAX_WAIT_FOR_TOPICS = Duration.ofSeconds(60);

  private final JobSettings settings;
  private final Progress progress;
  private final SourceOffsets offsets;
  private final InstantSource clock;
  private final KafkaStreams streams;
  private final Trouble trouble = new Trouble();
  private final Stall stall = new Stall();
  private final LocalStores stores;
  private final AnotherThread recovery;

  private StreamsJob(
      JobSettings settings,
      Topology topology,
      Copies copies,
      Progress progress,
      Admin admin,
      InstantSource clock) {
    this.settings = settings;
    this.progress = progress;
    this.offsets = new SourceOffsets(admin, settings);
    this.clock = clock;
    this.streams =
        new KafkaStreams(topology, StreamsProperties.of(settings, copies, progress, trouble));
    this.stores = new LocalStores(streams, offsets, settings);
    this.recovery = new AnotherThread(settings.name(), trouble);
  }

  /**
   * Starts the job as soon as its topics exist, waiting for them at most a minute; {@link #health}
   * says when it runs.
   *
   * @param progress the one that the topology's processors report to
   * @throws KafkaDoesNotAnswer if Kafka does not, or a topic does not exist
   * @throws TooFewCopies if the death of a broker would take what Kafka Streams keeps for the job
   */
  public static StreamsJob start(
      JobSettings settings,
      Topology topology,
      Progress progress,
      Admin admin,
      InstantSource clock) {
    return start(settings, topology, progress, admin, clock, MAX_WAIT_FOR_TOPICS);
  }

  static StreamsJob start(
      JobSettings settings,
      Topology topology,
      Progress progress,
      Admin admin,
      InstantSource clock,
      Duration maxWaitForTopics) {
    var kafka = new StartQuestions(settings, maxWaitForTopics);
    var copies = kafka.ask(new InternalTopics(admin, settings)::verified);
    var job = new StreamsJob(settings, topology, copies, progress, admin, clock);
    job.streams.setUncaughtExceptionHandler(job.recovery);
    job.streams.start();
    return job;
  }

  /** Waits until the stores hold all that the topics held at the call, at most {@code limit}. */
  public Completeness catchUp(Duration limit) {
    var partitions = offsets.partitions();
    var ends = offsets.ends(partitions);
    try {
      askForCommitted(partitions);
      progress.await(ends, limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    var reached = new TreeMap<Integer, Completeness.Reached>();
    ends.forEach((partition, end) ->
        reached.merge(
            partition.partition(),
            new Completeness.Reached(progress.reached(partition), end),
            (a, b) -> a.behind() > b.behind() ? a : b));
    return new Completeness(reached);
  }

  /**
   * What the question finds in the parts of a store, one per partition of {@code topic}.
   *
   * @throws StoreUnavailable when one of them is not here, or moves away during the question: an
   *     answer without it would be wrong
   */
  public <K, V, T> T read(
      String store,
      String topic,
      Function<List<StoreOfPartition<ReadOnlyKeyValueStore<K, V>>>, T> question) {
    if (streams.state() != KafkaStreams.State.RUNNING) {
      throw new StoreUnavailable(notRunning());
    }
    try {
      return question.apply(stores.read(store, topic));
    } catch (InvalidStateStoreException e) {
      throw new StoreUnavailable(
          "a partition moved away during the question; ask again: " + e.getMessage());
    }
  }

  public JobHealth health() {
    if (streams.state() != KafkaStreams.State.RUNNING) {
      return new JobHealth.NotReady(notRunning());
    }
    try {
      var partitions = offsets.partitions();
      askForCommitted(partitions);
      var ends = offsets.stableEnds(partitions);
      var reached = partitions.stream().mapToLong(progress::reached).sum();
      var behind =
          ends.entrySet().stream()
              .mapToLong(end -> Math.max(0, end.getValue() - progress.reached(end.getKey())))
              .sum();
      return stall
          .observe(reached, behind, clock.instant())
          .<JobHealth>map(since ->
              new JobHealth.NotReady(
                  "%s is %d records behind and stands still since %s"
                      .formatted(settings.name(), behind, since)))
          .orElseGet(() -> new JobHealth.Ready(behind));
    } catch (KafkaDoesNotAnswer e) {
      return new JobHealth.NotReady(settings.name() + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    recovery.close();
    // Who stays gets the partitions at once; after a crash they wait for this node to come back.
    var leave = CloseOptions.timeout(MAX_CLOSE).withGroupMembershipOperation(LEAVE_GROUP);
    if (!streams.close(leave)) {
      log.atWarn()
          .setMessage("job did not close in time")
          .addKeyValue("job", settings.name())
          .addKeyValue("limit", MAX_CLOSE)
          .log();
    }
  }

  private void askForCommitted(List<TopicPartition> partitions) {
    var silent = partitions.stream().filter(p -> !progress.isReported(p)).toList();
    if (!silent.isEmpty()) {
      offsets.committed(silent).forEach(progress::committed);
    }
  }

  private String notRunning() {
    return trouble
        .stop()
        .map(stop -> settings.name() + " " + stop)
        .orElseGet(() ->
            settings.name()
                + " is "
                + streams.state()
                + trouble.setback().map(last -> "; last failure: " + last).orElse(""));
  }
}

package io.keystream.worker.requests;

import io.keystream.domain.policy.Source;
import io.keystream.follow.EndOffsets;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.Topics;
import io.keystream.worker.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Puts on the audit log what callers asked over connections of their own. Many send at the same
 * time, so that the producer sends their records together.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class DirectRecords implements AutoCloseable {

  /** Refusals of those who are nobody that was ever enrolled. */
  private static final Set<String> STRANGERS =
      Set.of("unknown-certificate", "certificate-of-another");

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final KafkaClients clients;
  private final UseRecords records;
  private final DirectStrangers strangers;
  private final Producer<String, byte[]> producer;
  private final InstantSource clock;
  private volatile int requestPartitions;

  DirectRecords(KafkaClients clients, String node, InstantSource clock) {
    this.clients = clients;
    this.records = new UseRecords(node);
    this.strangers = new DirectStrangers(node);
    this.producer = clients.plain("direct-uses");
    this.clock = clock;
  }

  static boolean isStranger(Outcome outcome) {
    return outcome instanceof Outcome.Denied denied && STRANGERS.contains(denied.code());
  }

  /** On its way when this returns. */
  List<Future<RecordMetadata>> send(DirectRequest request, Execution execution, Instant now) {
    return send(
        execution.outcome() instanceof Outcome.Denied denied && isStranger(denied)
            ? stranger(request.principal().name(), request.source(), denied, now)
            : use(request, execution, now));
  }

  List<Future<RecordMetadata>> sendStranger(
      String asserted, Source source, Outcome.Denied denied, Instant now) {
    return send(stranger(asserted, source, denied, now));
  }

  /** Of somebody who did not even say who it is. */
  List<Future<RecordMetadata>> sendNobody(Source source, String code, String detail, Instant now) {
    return send(toLog(source, code, detail, now));
  }

  private List<Future<RecordMetadata>> send(List<ProducerRecord<String, byte[]>> all) {
    return all.stream().map(producer::send).toList();
  }

  private List<ProducerRecord<String, byte[]>> stranger(
      String asserted, Source source, Outcome.Denied denied, Instant now) {
    var detail = "Asserted to come from '%s'. %s".formatted(asserted, denied.message());
    return toLog(source, denied.code(), detail, now);
  }

  private List<ProducerRecord<String, byte[]>> toLog(
      Source source, String code, String detail, Instant now) {
    return strangers.attempt(source, code, detail, now).stream()
        .map(record -> UseRecords.toLog(record, now))
        .toList();
  }

  private List<ProducerRecord<String, byte[]>> use(
      DirectRequest request, Execution execution, Instant now) {
    var use = records.of(request, "connection from " + request.source(), execution, now);
    if (!(execution.permit() instanceof Permit.Counted(_, var limits))) {
      return List.of(use);
    }
    var principal = request.principal().name();
    var lane = Partitioning.partition(principal, requestPartitions());
    return List.of(use, CountedKeys.record(principal, request.key(), limits, lane, now));
  }

  /** Asked once: a worker starts before Kafka, and the number of partitions is for ever. */
  private int requestPartitions() {
    if (requestPartitions == 0) {
      try (var ends = new EndOffsets(clients, "direct-partitions")) {
        requestPartitions = ends.partitions(Topics.CRYPTO_REQUESTS.name()).size();
      }
    }
    return requestPartitions;
  }

  /**
   * Returns when Kafka has acknowledged all of them.
   *
   * @param giveUpAt in nanoseconds of the monotonic clock
   * @throws NotRecorded if it has not by then
   */
  static void await(List<Future<RecordMetadata>> sent, long giveUpAt) {
    try {
      for (var record : sent) {
        var _ = record.get(Math.max(0, giveUpAt - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw notRecorded(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notRecorded(e);
    }
  }

  static NotRecorded notRecorded(Exception cause) {
    return new NotRecorded("The audit log does not take the record; nothing is answered.", cause);
  }

  @Override
  public void close() {
    var now = clock.instant();
    var missed = strangers.missed(now);
    if (missed.isPresent()) {
      // Closing the producer waits for it.
      var _ = producer.send(UseRecords.toLog(missed.get(), now));
    }
    producer.close(CLOSE_LIMIT);
  }
}

package io.keystream.worker.requests;

import io.keystream.edge.AuditWriter;
import io.keystream.schemas.ConnectionSource;
import io.keystream.worker.kafka.KafkaClients;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * Puts on the audit log what callers asked over connections of their own, and tells other workers
 * which keys were counted.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class DirectRecords implements AutoCloseable {

  private final UseRecords records;
  private final AuditWriter audit;
  private final RequestLanes lanes;

  /** Closes the writer in the end. */
  DirectRecords(KafkaClients clients, AuditWriter audit, String node) {
    this.records = new UseRecords(node);
    this.audit = audit;
    this.lanes = new RequestLanes(clients);
  }

  /** On its way when this returns; what keeps it from it is told by its future. */
  List<Future<RecordMetadata>> send(DirectRequest request, Execution execution, Instant now) {
    try {
      return audit.send(use(request, execution, now));
    } catch (KafkaException e) {
      return List.of(CompletableFuture.failedFuture(e));
    }
  }

  private List<ProducerRecord<String, byte[]>> use(
      DirectRequest request, Execution execution, Instant now) {
    var use = records.of(request, ConnectionSource.of(request.source()), execution, now);
    if (!(execution.permit() instanceof Permit.Counted(_, var limits))) {
      return List.of(use);
    }
    var principal = request.principal().name();
    var lane = lanes.of(principal);
    return List.of(use, CountedKeys.record(principal, request.key(), limits, lane, now));
  }

  @Override
  public void close() {
    audit.close();
  }
}

package io.keystream.worker.repeats;

import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.worker.kafka.KafkaClients;
import io.keystream.worker.kafka.PartitionHistory;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.apache.kafka.common.TopicPartition;

/**
 * Learns from the audit log which requests of a partition were answered, by whichever worker: audit
 * and requests have the same partitions, and every answer has its record.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
public final class AuditedRequests implements AutoCloseable {

  private final PartitionHistory history;
  private final InstantSource clock;
  private final SipHash hash;

  /**
   * Opens a reader.
   *
   * @param secret 16 random bytes, against ids chosen to collide
   */
  public AuditedRequests(KafkaClients clients, InstantSource clock, byte[] secret) {
    this.history = new PartitionHistory(clients, "seen-requests");
    this.clock = clock;
    var words = ByteBuffer.wrap(secret);
    this.hash = new SipHash(words.getLong(), words.getLong());
  }

  /** Reads what was recorded within the {@link SeenRequests#SPAN}, to the end at this moment. */
  public SeenRequests of(int partition) {
    var seen = new SeenRequests(hash, SeenRequests.MAX_IDS);
    var since = clock.instant().minus(SeenRequests.SPAN);
    history.read(
        new TopicPartition(Topics.AUDIT_LOG.name(), partition),
        since,
        record -> {
          var audit = Topics.AUDIT_LOG.codec().decode(record.value());
          if (audit.getKind() == AuditKind.USE) {
            var _ =
                seen.see(
                    audit.getCaller().getPrincipal(), audit.getRecordId(), audit.getRecordedAt());
          }
        });
    return seen;
  }

  @Override
  public void close() {
    history.close();
  }
}

package io.keystream.worker.kafka;

import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What members of a group noted beside the offsets that they committed.
 *
 * <p><b>Thread safety:</b> for one thread.
 */
public final class CommittedNotes implements AutoCloseable {

  private final Consumer<String, byte[]> outsider;

  public CommittedNotes(KafkaClients clients, String group) {
    this.outsider = clients.outsider(group);
  }

  /** The newest of a partition, once no transaction can change it; empty where nobody noted any. */
  public String of(TopicPartition partition) {
    var committed = outsider.committed(Set.of(partition)).get(partition);
    return committed == null ? "" : committed.metadata();
  }

  @Override
  public void close() {
    outsider.close();
  }
}

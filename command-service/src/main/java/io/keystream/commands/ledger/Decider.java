package io.keystream.commands.ledger;

import io.keystream.domain.key.Decision;
import io.keystream.domain.key.KeyCommand;
import java.time.Instant;

/**
 * Decides the commands of one partition.
 *
 * <p><b>Laws.</b> When an accepted decision is returned, exactly its events stand appended to the
 * partition's {@link EventLog}; after a refusal or an exception, none.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public interface Decider extends AutoCloseable {

  Decision decide(KeyCommand command, Instant now);

  @Override
  void close();

  /** Makes the decider of a partition, on the thread that owns it. */
  interface Maker {
    Decider over(EventLog log);
  }
}

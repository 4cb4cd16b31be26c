package io.keystream.commands.ledger;

import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import java.util.List;

/**
 * The events of one partition, for whoever decides commands.
 *
 * <p><b>Laws.</b> A key's fold is that of all its events in the order they were appended; positions
 * count appended events from 0 and never go back.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
public interface EventLog {

  Folded fold(KeyName key);

  /** Of the newest event, -1 for none. */
  long position();

  /** Adds events to the open transaction of the partition. */
  void append(List<KeyEvent> events);
}

package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import io.keystream.domain.key.Key;
import io.keystream.schemas.wire.KeyEventRecord;
import java.util.List;

/**
 * What came of a command that the key was asked about.
 *
 * @param before the key as the decision found it
 */
record Decided(List<KeyEventRecord> events, Key before, Answer answer) {

  Decided {
    events = List.copyOf(events);
  }
}

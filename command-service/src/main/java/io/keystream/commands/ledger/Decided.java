package io.keystream.commands.ledger;

import io.keystream.commands.answers.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a command that what it is about was asked.
 *
 * @param events their records, in order
 * @param version that it is about; null for none
 * @param state of that version as the decision found it; empty for none
 */
public record Decided<E>(List<E> events, @Nullable Integer version, String state, Answer answer) {

  public Decided {
    events = List.copyOf(events);
  }
}

package io.keystream.commands.ledger;

import io.keystream.commands.answers.Reply;
import io.keystream.schemas.wire.AuditRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written because of one command, all in one transaction.
 *
 * @param audit none for a repeat, whose attempt has its record
 * @param answer null where nobody waits, or nothing was recorded
 */
public record Verdict<E>(List<E> events, List<AuditRecord> audit, @Nullable Reply answer) {

  public Verdict {
    events = List.copyOf(events);
    audit = List.copyOf(audit);
  }
}

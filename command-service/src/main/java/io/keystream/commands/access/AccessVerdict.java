package io.keystream.commands.access;

import io.keystream.commands.answers.Reply;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.AuditRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written because of one access command, all in one transaction.
 *
 * @param event null where it was not accepted, or before
 * @param audit none for a repeat, whose attempt has its record
 * @param answer null where nobody waits, or nothing was recorded
 */
public record AccessVerdict(
    @Nullable AccessEventRecord event, List<AuditRecord> audit, @Nullable Reply answer) {

  public AccessVerdict {
    audit = List.copyOf(audit);
  }
}

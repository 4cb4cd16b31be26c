package io.keystream.commands.ledger;

import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CommandReplyRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written because of one command, all in one transaction.
 *
 * @param replyTo null where nobody waits
 * @param audit null for a repeat, whose attempt has its record
 */
public record Verdict(
    List<KeyEventRecord> events,
    CommandReplyRecord reply,
    @Nullable ReplyAddress replyTo,
    @Nullable AuditRecord audit) {

  public Verdict {
    events = List.copyOf(events);
  }
}

package io.keystream.commands.ledger;

import io.keystream.commands.answers.CommandIdentity;
import io.keystream.commands.answers.Text;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every command tells, whatever it is about; nothing of it is checked.
 *
 * @param identity what makes it the same command again
 * @param operation by its name in the schema
 * @param subject what it is about: its record key
 * @param named what it is about, as answers and audit records say it
 * @param caller whose policies decide
 * @param note for the audit record: who else had a part in it; empty for nobody
 * @param replyTo null where nobody waits
 */
public record Asked(
    CommandIdentity identity,
    String commandId,
    String operation,
    String subject,
    Named named,
    CallerRecord caller,
    String note,
    Instant issuedAt,
    @Nullable ReplyAddress replyTo) {

  /** Who had a part in it beside the caller. */
  public static String issuedBy(String issuer, String source) {
    return "Issued by '%s' for a caller at %s."
        .formatted(
            Text.cut(issuer, Text.MAX_NAME),
            source.isEmpty() ? "no known address" : Text.cut(source, Text.MAX_NAME));
  }

  /**
   * The thing meant: a key, or something else.
   *
   * @param kind for messages: {@code key}
   * @param name for messages, within limits
   * @param key empty where it is none
   * @param resource by kind and name; empty where it is a key
   * @param version null where none is meant
   */
  public record Named(
      String kind, String name, String key, String resource, @Nullable Integer version) {}
}

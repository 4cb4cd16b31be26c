package io.keystream.commands.ledger;

import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Refusal;
import org.jspecify.annotations.Nullable;

/** What a command was answered. */
public sealed interface Answer {

  /**
   * It left events.
   *
   * @param firstSequence of its events in the key's history
   * @param version that it asked the HSM for, where it did
   */
  record Accepted(long firstSequence, long lastSequence, @Nullable KeyVersion version)
      implements Answer {}

  record Refused(String code, String message) implements Answer {

    /** It was refused by an owner of the partition who no longer knows the reason to tell. */
    static final Refused BEFORE =
        new Refused(
            "refused-before",
            "This command was refused before; the audit record with its id says why."
                + " To try again, send it under a fresh id.");

    static Refused because(Refusal reason) {
      return new Refused(reason.code(), reason.message());
    }

    static Refused invalid(String message) {
      return new Refused("invalid-command", message);
    }
  }
}

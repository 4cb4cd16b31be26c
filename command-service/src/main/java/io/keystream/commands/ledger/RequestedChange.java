package io.keystream.commands.ledger;

import io.keystream.domain.caller.Application;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.KeyParameters;
import io.keystream.domain.policy.KeyPaths;
import io.keystream.domain.policy.Source;
import io.keystream.schemas.wire.KeyCommandRecord;
import java.time.Instant;
import java.util.Map;

/** What a command asks, in the words of policies. */
final class RequestedChange {
  private RequestedChange() {}

  /**
   * It has no encryption context.
   *
   * @param source over Kafka nobody knows where a command came from
   */
  static AccessRequest of(KeyCommand command, KeyCommandRecord record, Source source, Instant now) {
    return new AccessRequest(
        KeyPaths.of(command),
        KeyParameters.of(command),
        new Application(record.getCaller().getApplication()),
        source,
        Map.of(),
        now);
  }
}

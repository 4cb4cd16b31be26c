package io.keystream.commands.ledger;

import io.keystream.domain.caller.Application;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.KeyPaths;
import io.keystream.domain.policy.Source;
import io.keystream.schemas.wire.KeyCommandRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a command asks, in the words of policies. */
final class RequestedChange {
  private RequestedChange() {}

  /** Over Kafka nobody knows where a command came from, and it has no encryption context. */
  static AccessRequest of(KeyCommand command, KeyCommandRecord record, Instant now) {
    return new AccessRequest(
        KeyPaths.of(command),
        parameters(command),
        new Application(record.getCaller().getApplication()),
        new Source.Unknown(),
        Map.of(),
        now);
  }

  private static Map<String, List<String>> parameters(KeyCommand command) {
    return command instanceof KeyCommand.Create create
        ? Map.of(
            "type", List.of(create.spec().algorithm().name()),
            "custody", List.of(create.spec().custody().name()))
        : Map.of();
  }
}

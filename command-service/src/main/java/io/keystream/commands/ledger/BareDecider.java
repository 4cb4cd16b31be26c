package io.keystream.commands.ledger;

import io.keystream.domain.key.Decision;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyDecisions;
import java.time.Instant;

/** Decides without a framework: the measure of what the framework costs. */
public final class BareDecider implements Decider {

  private final EventLog log;

  public BareDecider(EventLog log) {
    this.log = log;
  }

  @Override
  public Decision decide(KeyCommand command, Instant now) {
    var decision = KeyDecisions.decide(log.fold(command.key()).key(), command, now);
    if (decision instanceof Decision.Accepted(var events)) {
      log.append(events);
    }
    return decision;
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}

package io.keystream.commands;

import io.keystream.commands.axon.AxonDecider;
import io.keystream.commands.ledger.BareDecider;
import io.keystream.commands.ledger.Decider;

/** What carries a command to the domain's tables. */
public enum DecidedBy {
  /** Axon Framework: the one that runs. */
  AXON,
  /** Nothing in between: the bench measures Axon's share against it. */
  NO_FRAMEWORK;

  Decider.Maker maker() {
    return switch (this) {
      case AXON -> AxonDecider::new;
      case NO_FRAMEWORK -> BareDecider::new;
    };
  }
}

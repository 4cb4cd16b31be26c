package io.keystream.commands.axon;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** The reference: Axon's own engine keeps the suite honest. */
final class InMemoryEventStorageEngineTest extends EventStorageEngineSuite {

  private final EventStorageEngine engine = new InMemoryEventStorageEngine();

  @Override
  protected EventStorageEngine engine() {
    return engine;
  }

  @Override
  protected void reopen() {
    // Its memory is its storage.
  }
}

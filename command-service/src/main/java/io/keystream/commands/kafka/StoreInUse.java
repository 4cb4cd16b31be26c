package io.keystream.commands.kafka;

import io.keystream.commands.secrets.SecretLedger;
import io.keystream.commands.secrets.Store;
import io.keystream.domain.secret.StoreConfiguration;

/**
 * How every secret is kept, for whoever owns a partition of secrets: what the partition's own
 * ledger knows, or what stands in another partition.
 *
 * <p><b>Thread safety:</b> for the thread that owns the partition.
 */
sealed interface StoreInUse extends Store {

  /** From here on as of now. */
  void refresh();

  /** The store is configured in this partition. */
  record Own(SecretLedger ledger) implements StoreInUse {

    @Override
    public void refresh() {
      // The ledger is never behind.
    }

    @Override
    public StoreConfiguration configuration() {
      return ledger.store();
    }
  }

  /** The store is configured in another partition. */
  final class Elsewhere implements StoreInUse {

    private final CurrentStore store;
    private final int partition;
    private StoreConfiguration configuration = StoreConfiguration.INITIAL;

    Elsewhere(CurrentStore store, int partition) {
      this.store = store;
      this.partition = partition;
    }

    @Override
    public void refresh() {
      configuration = store.get(partition);
    }

    @Override
    public StoreConfiguration configuration() {
      return configuration;
    }
  }
}

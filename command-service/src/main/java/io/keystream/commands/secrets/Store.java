package io.keystream.commands.secrets;

import io.keystream.domain.secret.StoreConfiguration;

/** How every secret is kept, as new as the batch in hand. */
public interface Store {
  StoreConfiguration configuration();
}

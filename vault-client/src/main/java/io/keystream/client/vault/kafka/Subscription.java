package io.keystream.client.vault.kafka;

import io.keystream.domain.secret.SecretPath;
import java.util.Set;
import org.apache.kafka.common.config.ConfigChangeCallback;

/**
 * Somebody wants to be told when these fields of a secret change.
 *
 * @param stated the path as the subscriber wrote it, and hears it again
 */
record Subscription(
    String stated, SecretPath path, Set<String> fields, ConfigChangeCallback callback) {

  Subscription {
    fields = Set.copyOf(fields);
  }
}

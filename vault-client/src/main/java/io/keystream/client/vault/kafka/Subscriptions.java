package io.keystream.client.vault.kafka;

import io.keystream.client.vault.ReadSecret.Edition;
import io.keystream.client.vault.SecretReader;
import io.keystream.client.vault.VaultFailure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.config.ConfigData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers when a secret has another version than they were told of.
 *
 * <p>Thread safety: safe; subscribers are told by one thread.
 */
final class Subscriptions {

  private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

  private final SecretReader reader;
  private final Map<Subscription, Edition> told = new ConcurrentHashMap<>();

  Subscriptions(SecretReader reader) {
    this.reader = reader;
  }

  void add(Subscription subscription) {
    told.put(subscription, reader.current(subscription.path()));
  }

  void remove(Subscription subscription) {
    told.remove(subscription);
  }

  void clear() {
    told.clear();
  }

  /** One look at every secret that somebody is subscribed to. */
  void look() {
    told.keySet().forEach(this::look);
  }

  private void look(Subscription subscription) {
    try {
      if (!reader.current(subscription.path()).equals(told.get(subscription))) {
        tell(subscription);
      }
    } catch (VaultFailure e) {
      log.atWarn()
          .setMessage("whether a secret has changed is not known; asked again soon")
          .addKeyValue("path", subscription.stated())
          .addKeyValue("reason", e.getMessage())
          .log();
    }
  }

  private void tell(Subscription subscription) {
    var secret = reader.read(subscription.path(), null);
    var data = KeystreamConfigProvider.revealed(secret.fields(subscription.fields()));
    if (told.replace(subscription, secret.edition()) == null) {
      return;
    }
    try {
      subscription.callback().onChange(subscription.stated(), new ConfigData(data));
    } catch (RuntimeException e) {
      // It is the subscriber's code, and what it fails of must not end the looking for others. Its
      // message could hold what it was given.
      log.atError()
          .setMessage("a subscriber failed of a change")
          .addKeyValue("path", subscription.stated())
          .addKeyValue("failure", e.getClass().getName())
          .log();
    }
  }
}

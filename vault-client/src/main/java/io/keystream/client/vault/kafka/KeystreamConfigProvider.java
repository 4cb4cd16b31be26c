package io.keystream.client.vault.kafka;

import io.keystream.client.vault.ReadSecret;
import io.keystream.client.vault.SecretReader;
import io.keystream.client.vault.SecretReference;
import io.keystream.client.vault.SecretText;
import io.keystream.client.vault.VaultFailure;
import io.keystream.client.vault.VaultSession;
import io.keystream.domain.secret.SecretPath;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigChangeCallback;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Puts secrets where a configuration of Kafka's clients or of Connect says {@code
 * ${keystream:secret/shop/db:password}}; what is configured names the secret and never holds it.
 *
 * <p>A secret or a field that cannot be read is an error and not left as it is written: a client
 * would take the reference for its password.
 *
 * <p>Thread safety: safe, once it is configured.
 */
public final class KeystreamConfigProvider implements ConfigProvider {

  private final InstantSource clock;
  private @Nullable Running running;

  /** What there is between configuring and closing. */
  private record Running(
      VaultSession session,
      SecretReader reader,
      Subscriptions subscriptions,
      Rounds rounds,
      @Nullable Duration reloadAfter) {}

  /** For Kafka, which makes it by its name. */
  public KeystreamConfigProvider() {
    this(InstantSource.system());
  }

  KeystreamConfigProvider(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void configure(Map<String, ?> configs) {
    var settings = ProviderSettings.of(configs);
    var session = new VaultSession(settings.server(), settings.proof(), clock);
    var reader = new SecretReader(session);
    var subscriptions = new Subscriptions(reader);
    running =
        new Running(
            session,
            reader,
            subscriptions,
            Rounds.begin(settings.pollInterval(), session::keepAlive, subscriptions::look),
            settings.reloadAfter());
  }

  /** All fields. */
  @Override
  public ConfigData get(String path) {
    return read(path, ReadSecret::fields);
  }

  @Override
  public ConfigData get(String path, Set<String> keys) {
    return read(path, secret -> secret.fields(keys));
  }

  /** From here on; of changes that come together only the last is told. */
  @Override
  public void subscribe(String path, Set<String> keys, ConfigChangeCallback callback) {
    var secret = path(path);
    try {
      running().subscriptions().add(new Subscription(path, secret, keys, callback));
    } catch (VaultFailure e) {
      throw new ConfigException(e.getMessage());
    }
  }

  @Override
  public void unsubscribe(String path, Set<String> keys, ConfigChangeCallback callback) {
    running().subscriptions().remove(new Subscription(path, path(path), keys, callback));
  }

  @Override
  public void unsubscribeAll() {
    running().subscriptions().clear();
  }

  @Override
  public void close() {
    if (running != null) {
      running.rounds().close();
      running.session().close();
    }
  }

  private ConfigData read(String path, Function<ReadSecret, Map<String, SecretText>> fields) {
    var secret = path(path);
    try {
      var data = revealed(fields.apply(running().reader().read(secret, null)));
      var reloadAfter = running().reloadAfter();
      return reloadAfter == null
          ? new ConfigData(data)
          : new ConfigData(data, reloadAfter.toMillis());
    } catch (VaultFailure e) {
      throw new ConfigException(e.getMessage());
    }
  }

  /** As Kafka takes it. */
  static Map<String, String> revealed(Map<String, SecretText> fields) {
    var data = new HashMap<String, String>();
    fields.forEach((name, value) -> data.put(name, value.reveal()));
    return data;
  }

  private static SecretPath path(String text) {
    try {
      return SecretReference.path(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException("the config provider was not configured");
    }
    return running;
  }
}

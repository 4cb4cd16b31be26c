package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keystream.client.vault.kafka.KeystreamConfigProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations of Kafka's clients get their secrets from the whole platform. */
@Tag("jvm")
class KafkaConfigProviderTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private static Path ofAll;
  private static SecretOf secret;

  @TempDir private Path directory;

  @BeforeAll
  static void write_a_secret() {
    secret = SecretOf.made(ofAll, OnePlatform.bootstrapServers());
  }

  @Test
  void a_client_of_kafka_is_configured_with_secrets() throws Exception {
    var configuration = new HashMap<String, Object>();
    settings(secret)
        .forEach(
            (name, value) -> configuration.put("config.providers.keystream.param." + name, value));
    configuration.put("config.providers", "keystream");
    configuration.put("config.providers.keystream.class", KeystreamConfigProvider.class.getName());
    configuration.put(
        "bootstrap.servers", "${keystream:secret/%s:password}".formatted(secret.path()));
    configuration.put("client.id", "of-port-${keystream:secret/%s:port}".formatted(secret.path()));

    try (var admin = Admin.create(configuration)) {
      assertThat(admin.describeCluster().clusterId().get(60, TimeUnit.SECONDS)).isNotEmpty();
    }
    assertThat(new AdminClientConfig(configuration).getString("client.id"))
        .isEqualTo("of-port-5432");
    assertThat(secret.records())
        .anyMatch(record ->
            record.path("operation").asText().equals("ReadSecret")
                && record.path("application").asText().equals("connect-shop"))
        .anyMatch(record -> record.path("operation").asText().equals("RevokeToken"));
  }

  @Test
  void connect_finds_it_among_its_plugins() {
    assertThat(ServiceLoader.load(ConfigProvider.class).stream())
        .anyMatch(found -> found.type().equals(KeystreamConfigProvider.class));
  }

  @Test
  void a_subscriber_is_told_when_a_secret_is_rotated() throws Exception {
    var secret = SecretOf.made(directory, "one");
    var changes = new LinkedBlockingQueue<Map<String, String>>();
    var path = "secret/" + secret.path();
    try (var provider = provider(secret, Map.of("poll.interval.ms", "200"))) {
      provider.subscribe(path, Set.of("password"), (_, data) -> changes.add(data.data()));
      secret.write("two");

      assertThat(changes.poll(60, TimeUnit.SECONDS)).isEqualTo(Map.of("password", "two"));

      provider.unsubscribeAll();
      secret.write("three");
      assertThat(provider.get(path, Set.of("password")).data()).containsEntry("password", "three");
      assertThat(changes).isEmpty();
    }
  }

  @Test
  void when_its_token_has_ended_it_logs_in_again() {
    var secret = SecretOf.made(directory, "one", "--token-ttl", "1s");
    try (var provider = provider(secret, Map.of("poll.interval.ms", "3600000"))) {
      await()
          .atMost(LIMIT)
          .until(() -> {
            assertThat(provider.get("secret/" + secret.path()).data()).containsKey("password");
            return secret.recorded("LogIn") >= 2;
          });
    }
  }

  @Test
  void when_its_token_was_revoked_it_logs_in_again() {
    try (var provider = provider(secret, Map.of());
        var operator = OnePlatform.operator()) {
      assertThat(provider.get("secret/" + secret.path()).data()).containsKey("password");
      var logins = secret.recorded("LogIn");
      for (var accessor : operator.send("LIST", "auth/token/accessors", "").data().path("keys")) {
        var body = "{\"accessor\": \"%s\"}".formatted(accessor.asText());
        var token = operator.post("auth/token/lookup-accessor", body).data();
        if (token.path("keystream_principal").asText().equals(secret.principal())) {
          operator.post("auth/token/revoke-accessor", body);
        }
      }

      assertThat(provider.get("secret/" + secret.path()).data()).containsKey("password");
      assertThat(secret.recorded("LogIn")).isEqualTo(logins + 1);
    }
  }

  @Test
  void a_token_is_kept_alive_though_its_secret_id_is_gone() {
    var secret = SecretOf.made(directory, "one", "--token-period", "3s");
    try (var provider = provider(secret, Map.of("poll.interval.ms", "200"))) {
      assertThat(provider.get("secret/" + secret.path()).data()).containsKey("password");
      secret.removeRole();

      await().atMost(LIMIT).until(() -> secret.recorded("RenewToken") >= 3);

      assertThat(provider.get("secret/" + secret.path()).data()).containsKey("password");
      assertThat(secret.recorded("LogIn")).isEqualTo(1);
    }
  }

  @Test
  void what_cannot_be_read_is_an_error_that_names_it() {
    try (var provider = provider(secret, Map.of("reload.after.ms", "60000"))) {
      var path = "secret/" + secret.path();
      assertThat(provider.get(path).ttl()).isEqualTo(60_000);
      assertThatThrownBy(() -> provider.get(path, Set.of("user")))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(path + " has no field 'user'");
      assertThatThrownBy(() -> provider.get("secret/of/others"))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("secret/data/of/others");
      assertThatThrownBy(() -> provider.get(secret.path()))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("begins with secret/");
    }
  }

  @Test
  void a_wrong_secret_id_reads_nothing() {
    try (var provider = provider(secret, Map.of("secret.id.file", secret.roleId().toString()))) {
      assertThatThrownBy(() -> provider.get("secret/" + secret.path()))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("invalid role or secret ID");
    }
  }

  private static KeystreamConfigProvider provider(SecretOf secret, Map<String, String> more) {
    var settings = settings(secret);
    settings.putAll(more);
    var provider = new KeystreamConfigProvider();
    provider.configure(settings);
    return provider;
  }

  private static Map<String, String> settings(SecretOf secret) {
    return new HashMap<>(
        Map.of(
            "address", OnePlatform.https().toString(),
            "ca.file", OnePlatform.httpsCertificate().toString(),
            "application", "connect-shop",
            "role.id.file", secret.roleId().toString(),
            "secret.id.file", secret.secretId().toString()));
  }
}

package io.keystream.client.vault.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.client.vault.Proof;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProviderSettingsTest {

  private static final Map<String, String> LEAST =
      Map.of(
          "address", "https://keystream:8200",
          "application", "connect",
          "token.file", "/run/token");

  @Test
  void what_is_not_set_has_limits_and_nothing_is_restarted() {
    var settings = ProviderSettings.of(LEAST);

    assertThat(settings.proof()).isEqualTo(new Proof.TokenFile(Path.of("/run/token")));
    assertThat(settings.server().timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.pollInterval()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.reloadAfter()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          address                 | http://keystream:8200 | https://
          application             | ''                    | application
          token.file              | ''                    | set one of
          role.id.file            | /run/role             | secret.id.file
          client.certificate.file | /run/crt              | client.key.file
          ca.file                 | /no/such              | /no/such
          timeout.ms              | 0                     | timeout.ms
          poll.interval.ms        | 1                     | poll.interval.ms
          reload.after.ms         | -1                    | reload.after.ms
          """)
  void what_is_wrong_is_named(String name, String value, String told) {
    assertThatThrownBy(() -> ProviderSettings.of(with(Map.of(name, value))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(told);
  }

  @Test
  void nobody_reads_by_two_proofs() {
    var both = with(Map.of("role.id.file", "/run/role", "secret.id.file", "/run/secret"));

    assertThatThrownBy(() -> ProviderSettings.of(both)).hasMessageContaining("set one of");
  }

  private static Map<String, String> with(Map<String, String> changed) {
    var settings = new HashMap<>(LEAST);
    settings.putAll(changed);
    return settings;
  }
}

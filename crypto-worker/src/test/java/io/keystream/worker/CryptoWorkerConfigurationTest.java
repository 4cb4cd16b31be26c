package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CryptoWorkerConfigurationTest {

  @Test
  void what_is_optional_has_a_default() {
    var settings = Map.of("bootstrap.servers", "localhost:9092", "node", "worker-1");

    assertThat(CryptoWorkerConfiguration.of(settings))
        .isEqualTo(new CryptoWorkerConfiguration("localhost:9092", "worker-1", 10_000));
  }

  @Test
  void every_error_is_named_at_once() {
    var settings = Map.of("node", "worker 1", "max.handles", "many");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CryptoWorkerConfiguration.of(settings))
        .withMessageContainingAll("bootstrap.servers", "node", "max.handles");
  }

  @Test
  void a_token_needs_all_of_its_settings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenConfiguration.of(Map.of("pkcs11.module", "/lib.so")))
        .withMessageContainingAll("pkcs11.token.label", "pkcs11.pin.file", "worker.domain");
  }
}

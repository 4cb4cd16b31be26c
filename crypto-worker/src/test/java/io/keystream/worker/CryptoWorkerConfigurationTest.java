package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.SignatureScheme;
import io.keystream.sealing.Platform;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CryptoWorkerConfigurationTest {

  @Test
  void what_is_optional_has_a_default() {
    var settings = Map.of("bootstrap.servers", "localhost:9092", "node", "worker-1");

    assertThat(CryptoWorkerConfiguration.of(settings))
        .isEqualTo(new CryptoWorkerConfiguration("localhost:9092", "worker-1", 10_000, null));
  }

  @Test
  void every_error_is_named_at_once() {
    var settings = Map.of("node", "worker 1", "max.handles", "many");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CryptoWorkerConfiguration.of(settings))
        .withMessageContainingAll("bootstrap.servers", "node", "max.handles");
  }

  @Test
  void the_founding_certificate_says_whose_platform_the_domain_serves(@TempDir Path directory) {
    var credential =
        Credential.generate(
            "operator",
            SignatureScheme.ED25519,
            Instant.EPOCH,
            Duration.ofDays(1),
            new SecureRandom());
    var files = new CredentialFiles(directory.resolve("operator"));
    files.write(credential);
    var settings =
        Map.of(
            "bootstrap.servers", "localhost:9092",
            "node", "worker-1",
            "worker.domain", "prod",
            "founding.certificate", files.certificate().toString());

    assertThat(CryptoWorkerConfiguration.of(settings).domain())
        .isEqualTo(new WorkerDomain(new Platform(credential.certificate().fingerprint()), "prod"));
  }

  @Test
  void a_founding_certificate_that_is_not_there_is_named() {
    var settings =
        Map.of(
            "bootstrap.servers", "localhost:9092",
            "node", "worker-1",
            "founding.certificate", "/nowhere/root.crt");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CryptoWorkerConfiguration.of(settings))
        .withMessageContaining("founding.certificate: /nowhere/root.crt");
  }

  @Test
  void a_token_needs_all_of_its_settings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenConfiguration.of(Map.of("pkcs11.module", "/lib.so")))
        .withMessageContainingAll("pkcs11.token.label", "pkcs11.pin.file", "worker.domain");
  }
}

package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.SignatureScheme;
import io.keystream.sealing.Platform;
import io.keystream.sealing.Suite;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
    var files = founding(directory);
    var settings =
        Map.of(
            "bootstrap.servers", "localhost:9092",
            "node", "worker-1",
            "worker.domain", "prod",
            "founding.certificate", files.certificate().toString());

    assertThat(CryptoWorkerConfiguration.of(settings).domain())
        .isEqualTo(
            new WorkerDomain(
                new Platform(files.readCertificate().fingerprint()), "prod", Suite.P256));
  }

  @Test
  void the_suite_of_the_domain_is_one_that_there_is(@TempDir Path directory) {
    var certificate = founding(directory).certificate().toString();
    var settings =
        Map.of(
            "bootstrap.servers", "localhost:9092",
            "node", "worker-1",
            "worker.domain", "prod",
            "founding.certificate", certificate);
    assertThat(suite(settings, "MLKEM768_P256")).isEqualTo(Suite.MLKEM768_P256);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> suite(settings, "RSA"))
        .withMessageContainingAll("worker.domain.suite", "MLKEM768_P256", "'RSA'");
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

  private static CredentialFiles founding(Path directory) {
    var files = new CredentialFiles(directory.resolve("operator"));
    files.write(
        Credential.generate(
            "operator",
            SignatureScheme.ED25519,
            Instant.EPOCH,
            Duration.ofDays(1),
            new SecureRandom()));
    return files;
  }

  private static Suite suite(Map<String, String> settings, String name) {
    var all = new HashMap<>(settings);
    all.put("worker.domain.suite", name);
    return Objects.requireNonNull(CryptoWorkerConfiguration.of(all).domain()).suite();
  }
}

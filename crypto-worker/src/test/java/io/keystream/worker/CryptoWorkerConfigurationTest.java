package io.keystream.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keystream.credentials.Certificate;
import io.keystream.sealing.Suite;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CryptoWorkerConfigurationTest {

  @Test
  void what_is_optional_has_a_default() {
    var configuration = CryptoWorkerConfiguration.of(settings(Map.of()));

    assertThat(configuration)
        .isEqualTo(
            new CryptoWorkerConfiguration(
                "localhost:9092",
                "worker-1",
                10_000,
                new WorkerDomain(founding(), "prod"),
                configuration.credential(),
                null));
    assertThat(configuration.credential().certificate()).isEqualTo(TestAccess.WORKER.certificate());
  }

  @Test
  void it_listens_for_https_only_where_it_is_told_to() {
    var files = TestAccess.workerCredential().toString();

    var https =
        Objects.requireNonNull(
            CryptoWorkerConfiguration.of(
                    settings(Map.of("https.port", "8200", "https.credential", files)))
                .https());

    assertThat(https.host()).isEqualTo("127.0.0.1");
    assertThat(https.port()).isEqualTo(8200);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            CryptoWorkerConfiguration.of(
                settings(Map.of("https.port", "70000", "https.credential", files))))
        .withMessage("https.port must be 0 to 65535: 70000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CryptoWorkerConfiguration.of(settings(Map.of("https.port", "8200"))))
        .withMessageContaining("https.credential must name the files");
  }

  @Test
  void every_error_is_named_at_once() {
    var settings = settings(Map.of("node", "worker 1", "max.handles", "many"));
    settings.remove("bootstrap.servers");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CryptoWorkerConfiguration.of(settings))
        .withMessageContainingAll("bootstrap.servers", "node", "max.handles");
  }

  @Test
  void the_suite_of_the_domain_is_one_that_there_is() {
    var hybrid = settings(Map.of("worker.domain.suite", "MLKEM768_P256"));
    assertThat(CryptoWorkerConfiguration.of(hybrid).domain().suite())
        .isEqualTo(Suite.MLKEM768_P256);

    var unknown = settings(Map.of("worker.domain.suite", "RSA"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CryptoWorkerConfiguration.of(unknown))
        .withMessageContainingAll("worker.domain.suite", "MLKEM768_P256", "'RSA'");
  }

  @Test
  void without_a_founding_certificate_there_is_nobody_to_trust() {
    var settings = settings(Map.of());
    settings.remove("founding.certificate");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CryptoWorkerConfiguration.of(settings))
        .withMessageContaining("founding.certificate");
  }

  @Test
  void without_a_credential_nothing_can_be_reported() {
    var settings = settings(Map.of("credential", "/nowhere/worker"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CryptoWorkerConfiguration.of(settings))
        .withMessageContaining("credential: /nowhere/worker.key");
    settings.remove("credential");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CryptoWorkerConfiguration.of(settings))
        .withMessageStartingWith("credential must name");
  }

  private static Certificate founding() {
    return TestAccess.FOUNDER.certificate();
  }

  private static Map<String, String> settings(Map<String, String> others) {
    var settings = new HashMap<String, String>();
    settings.put("bootstrap.servers", "localhost:9092");
    settings.put("node", "worker-1");
    settings.put("worker.domain", "prod");
    settings.put("founding.certificate", TestAccess.foundingCertificate().toString());
    settings.put("credential", TestAccess.workerCredential().toString());
    settings.putAll(others);
    return settings;
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

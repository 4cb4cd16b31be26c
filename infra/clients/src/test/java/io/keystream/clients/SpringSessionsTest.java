package io.keystream.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.vault.VaultException;
import org.springframework.vault.authentication.AppRoleAuthentication;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.RoleId;
import org.springframework.vault.authentication.AppRoleAuthenticationOptions.SecretId;
import org.springframework.vault.authentication.ClientAuthentication;
import org.springframework.vault.authentication.ClientCertificateAuthentication;
import org.springframework.vault.authentication.LifecycleAwareSessionManager;
import org.springframework.vault.authentication.LifecycleAwareSessionManagerSupport.FixedTimeoutRefreshTrigger;
import org.springframework.vault.authentication.event.AfterLoginTokenRenewedEvent;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.VaultToken;

/** Spring Vault logs in as a program, keeps its token alive and gives it back. */
class SpringSessionsTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration TTL = Duration.ofMinutes(20);

  private static final Duration SHORT_TTL = Duration.ofSeconds(60);

  /** Before the end of a token with the short TTL. */
  private static final Duration ALMOST_AT_ONCE = Duration.ofSeconds(58);

  private static final Duration LEAST_TTL = Duration.ofSeconds(2);
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path directory;

  @Test
  void a_program_logs_in_with_a_role_and_reaches_its_own_only() {
    var program = AProgram.enrol(directory, TTL);
    var vault = Spring.with(role(program));

    var path = "secret/data/" + program.own("db");
    vault.write(path, Map.of("data", Map.of("password", "a")));

    assertThat(Objects.requireNonNull(vault.read(path)).getRequiredData()).containsKey("data");
    assertThatThrownBy(() -> vault.read("secret/data/other")).isInstanceOf(VaultException.class);
  }

  @Test
  void a_program_logs_in_with_its_certificate() throws GeneralSecurityException, IOException {
    var program = AProgram.enrol(directory, TTL);
    var vault =
        Spring.with(
            new ClientCertificateAuthentication(
                Spring.withCertificate(keyStore(program), PASSWORD)));

    assertThat(self(vault)).containsEntry("path", "auth/cert/login");
    assertThat(self(vault)).containsEntry("keystream_principal", program.name());
  }

  @Test
  void a_session_renews_its_token_by_itself_and_revokes_it_in_the_end()
      throws InterruptedException {
    var program = AProgram.enrol(directory, SHORT_TTL);
    var scheduler = new ThreadPoolTaskScheduler();
    scheduler.initialize();
    try {
      var renewed = new CountDownLatch(1);
      var sessions =
          new LifecycleAwareSessionManager(
              role(program),
              scheduler,
              Spring.withoutToken(),
              new FixedTimeoutRefreshTrigger(ALMOST_AT_ONCE, LEAST_TTL));
      sessions.addAuthenticationListener(event -> {
        if (event instanceof AfterLoginTokenRenewedEvent) {
          renewed.countDown();
        }
      });
      var vault = Spring.with(sessions);
      var token = sessions.getSessionToken().getToken();

      assertThat(self(vault)).containsEntry("path", "auth/approle/login");
      assertThat(renewed.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(sessions.getSessionToken().getToken()).isEqualTo(token);

      sessions.destroy();
      assertThatThrownBy(() -> self(Spring.with(token))).hasMessageContaining("403");
    } finally {
      scheduler.shutdown();
    }
  }

  private static ClientAuthentication role(AProgram program) {
    return new AppRoleAuthentication(
        AppRoleAuthenticationOptions.builder()
            .appRole(program.name())
            .roleId(RoleId.provided(program.roleId()))
            .secretId(SecretId.pull(VaultToken.of(OnePlatform.token())))
            .build(),
        Spring.withoutToken());
  }

  private static Map<String, Object> self(VaultTemplate vault) {
    return Objects.requireNonNull(vault.read("auth/token/lookup-self")).getRequiredData();
  }

  /** What {@code openssl pkcs12 -export} makes of both files. */
  private Path keyStore(AProgram program) throws GeneralSecurityException, IOException {
    var keys = KeyStore.getInstance("PKCS12");
    keys.load(null, PASSWORD);
    keys.setKeyEntry(
        "program",
        KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(der(program.credential().key()))),
        PASSWORD,
        new Certificate[] {
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(der(program.credential().certificate())))
        });
    var file = directory.resolve(program.name() + ".p12");
    try (var out = Files.newOutputStream(file)) {
      keys.store(out, PASSWORD);
    }
    return file;
  }

  private static byte[] der(Path pem) throws IOException {
    var lines = Files.readAllLines(pem).stream().filter(line -> !line.startsWith("-----"));
    return Base64.getDecoder().decode(lines.collect(Collectors.joining()));
  }
}

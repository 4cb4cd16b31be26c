package io.keystream.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.jopenlibs.vault.VaultException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** vault-java-driver, which Confluent's and Tink's encryption of fields go through. */
class VaultJavaDriverTest {

  private static final String HELLO = Base64.getEncoder().encodeToString("hello".getBytes(UTF_8));

  @TempDir private Path directory;

  @Test
  void keys_are_made_used_rotated_and_shown() throws VaultException {
    var transit = Driver.with(OnePlatform.token(), Driver.PLAIN_PATHS).logical();
    var key = "driver-" + UUID.randomUUID();

    transit.write("transit/keys/" + key, Map.of("type", "aes256-gcm96"));
    var first = text(transit.write("transit/encrypt/" + key, Map.of("plaintext", HELLO)).getData());
    transit.write("transit/keys/" + key + "/rotate", Map.of());
    var second =
        text(transit.write("transit/rewrap/" + key, Map.of("ciphertext", first)).getData());

    assertThat(first).startsWith("vault:v1:");
    assertThat(second).startsWith("vault:v2:");
    for (var ciphertext : List.of(first, second)) {
      var opened = transit.write("transit/decrypt/" + key, Map.of("ciphertext", ciphertext));
      assertThat(opened.getData()).containsEntry("plaintext", HELLO);
    }
    assertThat(transit.read("transit/keys/" + key).getData())
        .containsEntry("type", "aes256-gcm96")
        .containsEntry("latest_version", "2");
    assertThat(transit.list("transit/keys").getListData()).contains(key);
  }

  @Test
  void secrets_are_written_read_listed_and_brought_back() throws VaultException {
    var secrets = Driver.with(OnePlatform.token(), Driver.KV_2).logical();
    var folder = "secret/driver-" + UUID.randomUUID();
    var path = folder + "/db";

    secrets.write(path, Map.of("password", "a"));
    secrets.write(path, Map.of("password", "b"));

    assertThat(secrets.read(path).getData()).containsEntry("password", "b");
    assertThat(secrets.read(path, true, 1).getData()).containsEntry("password", "a");
    assertThat(secrets.read(path).getDataMetadata().getVersion()).isEqualTo(2);
    assertThat(secrets.list(folder).getListData()).containsExactly("db");

    secrets.delete(path, new int[] {2});
    assertThat(secrets.read(path).getRestResponse().getStatus()).isEqualTo(404);
    secrets.unDelete(path, new int[] {2});
    assertThat(secrets.read(path).getData()).containsEntry("password", "b");
    secrets.destroy(path, new int[] {2});
    assertThat(secrets.read(path).getRestResponse().getStatus()).isEqualTo(404);
    secrets.delete(path);
    assertThat(secrets.list(folder).getRestResponse().getStatus()).isEqualTo(404);
  }

  @Test
  void a_program_logs_in_with_a_role_renews_its_token_and_gives_it_back() throws VaultException {
    var program = AProgram.enrol(directory, Duration.ofMinutes(20));
    var secretId =
        Driver.with(OnePlatform.token(), Driver.PLAIN_PATHS)
            .logical()
            .write(program.secretIds(), Map.of())
            .getData()
            .get("secret_id");

    var login =
        Driver.withoutToken()
            .auth()
            .loginByAppRole(program.roleId(), Objects.requireNonNull(secretId));
    var own = Driver.with(login.getAuthClientToken(), Driver.PLAIN_PATHS).auth();

    assertThat(login.isAuthRenewable()).isTrue();
    assertThat(login.getAuthPolicies()).containsExactly(program.name());
    assertThat(own.lookupSelf().getPath()).isEqualTo("auth/approle/login");
    assertThat(own.lookupSelf().getTTL()).isBetween(1100L, 1200L);
    assertThat(own.renewSelf().getAuthLeaseDuration()).isBetween(1190L, 1200L);

    own.revokeSelf();

    assertThat(catchThrowableOfType(VaultException.class, own::lookupSelf).getHttpStatusCode())
        .isEqualTo(403);
  }

  @Test
  void whoever_is_not_allowed_is_told_403() throws VaultException {
    var nobody = Driver.with("hvs.nobody", Driver.PLAIN_PATHS).logical();

    var refused = nobody.write("transit/encrypt/any", Map.of("plaintext", HELLO));

    assertThat(refused.getRestResponse().getStatus()).isEqualTo(403);
  }

  @Test
  void its_health_is_asked_by_anybody() throws VaultException {
    var health = Driver.withoutToken().debug().health();

    assertThat(health.getRestResponse().getStatus()).isEqualTo(200);
    assertThat(health.getInitialized()).isTrue();
    assertThat(health.getSealed()).isFalse();
  }

  private static String text(Map<String, String> data) {
    return Objects.requireNonNull(data.get("ciphertext"));
  }
}

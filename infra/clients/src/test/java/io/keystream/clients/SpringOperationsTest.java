package io.keystream.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.vault.VaultException;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.VaultTokenRequest;

/** Spring Vault's operations on tokens and on what the platform is. */
class SpringOperationsTest {

  private final VaultTemplate vault = Spring.with(OnePlatform.token());

  @Test
  void tokens_are_made_renewed_and_revoked() {
    var tokens = vault.opsForToken();

    var made =
        tokens
            .create(
                VaultTokenRequest.builder()
                    .ttl(Duration.ofMinutes(5))
                    .renewable()
                    .displayName("spring")
                    .meta(Map.of("job", "7"))
                    .build())
            .getToken();
    var child = Spring.with(made.getToken());

    assertThat(self(child)).containsEntry("display_name", "token-spring");
    assertThat(tokens.renew(made).getToken().getToken()).isEqualTo(made.getToken());
    tokens.revoke(made);
    assertThatThrownBy(() -> self(child)).isInstanceOf(VaultException.class);
  }

  @Test
  void an_orphan_outlives_whoever_made_it() {
    var parent = vault.opsForToken().create().getToken();

    var orphan = Spring.with(parent.getToken()).opsForToken().createOrphan().getToken();
    vault.opsForToken().revoke(parent);

    assertThat(self(Spring.with(orphan.getToken()))).containsEntry("orphan", true);
    assertThatThrownBy(() -> vault.opsForToken().revokeOrphan(orphan))
        .isInstanceOf(VaultException.class);
  }

  @Test
  void the_platform_says_what_it_is() {
    var sys = vault.opsForSys();

    assertThat(sys.isInitialized()).isTrue();
    assertThat(sys.health().isSealed()).isFalse();
    assertThat(sys.health().getVersion()).startsWith("1.");
    assertThat(sys.getUnsealStatus().isSealed()).isFalse();
    assertThat(sys.getMounts()).containsKeys("transit/", "secret/");
    assertThat(sys.getAuthMounts()).containsKeys("token/", "approle/", "cert/");
    assertThat(sys.getPolicyNames()).contains("root");
  }

  private static Map<String, Object> self(VaultTemplate vault) {
    return Objects.requireNonNull(vault.read("auth/token/lookup-self")).getRequiredData();
  }
}

package io.keystream.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.vault.core.VaultKeyValueOperationsSupport.KeyValueBackend;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.VaultMetadataRequest;
import org.springframework.vault.support.Versioned;
import org.springframework.vault.support.Versioned.Version;

/** Spring Vault's two ways to the KV engine, version 2. */
class SpringSecretsTest {

  private static final String MOUNT = "secret";

  private final VaultTemplate vault = Spring.with(OnePlatform.token());
  private final String folder = "spring-" + UUID.randomUUID();
  private final String path = folder + "/db";

  @Test
  void versions_are_put_and_got() {
    var secrets = vault.opsForVersionedKeyValue(MOUNT);

    var first = secrets.put(path, Map.of("password", "open sesame"));
    var second = secrets.put(path, Map.of("password", "open wheat"));

    assertThat(first.getVersion()).isEqualTo(Version.from(1));
    assertThat(second.getVersion()).isEqualTo(Version.from(2));
    assertThat(password(secrets.get(path))).isEqualTo("open wheat");
    assertThat(password(secrets.get(path, Version.from(1)))).isEqualTo("open sesame");
    assertThat(secrets.get(folder + "/nothing")).isNull();
    assertThat(secrets.list(folder)).containsExactly("db");
  }

  @Test
  void check_and_set_lets_the_expected_version_through_only() {
    var secrets = vault.opsForVersionedKeyValue(MOUNT);
    secrets.put(path, Map.of("password", "a"));

    secrets.put(path, Versioned.create(Map.of("password", "b"), Version.from(1)));

    assertThatThrownBy(
            () -> secrets.put(path, Versioned.create(Map.of("password", "c"), Version.from(1))))
        .hasMessageContaining("check-and-set");
    assertThat(password(secrets.get(path))).isEqualTo("b");
  }

  @Test
  void a_deleted_version_comes_back_and_a_destroyed_one_does_not() {
    var secrets = vault.opsForVersionedKeyValue(MOUNT);
    secrets.put(path, Map.of("password", "a"));
    secrets.put(path, Map.of("password", "b"));

    secrets.delete(path);
    var deleted = Objects.requireNonNull(secrets.get(path));
    assertThat(deleted.hasData()).isFalse();
    assertThat(deleted.getRequiredMetadata().isDeleted()).isTrue();

    secrets.undelete(path, Version.from(2));
    assertThat(password(secrets.get(path))).isEqualTo("b");

    secrets.destroy(path, Version.from(1));
    var destroyed = Objects.requireNonNull(secrets.get(path, Version.from(1)));
    assertThat(destroyed.hasData()).isFalse();
    assertThat(destroyed.getRequiredMetadata().isDestroyed()).isTrue();
  }

  @Test
  void metadata_are_written_read_and_removed_with_all_versions() {
    var secrets = vault.opsForVersionedKeyValue(MOUNT);
    var metadata = secrets.opsForKeyValueMetadata();
    secrets.put(path, Map.of("password", "a"));

    metadata.put(
        path,
        VaultMetadataRequest.builder()
            .maxVersions(3)
            .casRequired(false)
            .customMetadata(Map.of("owner", "shop"))
            .build());

    var read = Objects.requireNonNull(metadata.get(path));
    assertThat(read.getMaxVersions()).isEqualTo(3);
    assertThat(read.getCurrentVersion()).isEqualTo(1);
    // Spring Vault 4.0.1 reads these beside a value only.
    assertThat(Objects.requireNonNull(secrets.get(path)).getRequiredMetadata().getCustomMetadata())
        .containsEntry("owner", "shop");
    assertThat(read.getVersions()).hasSize(1);
    metadata.delete(path);
    assertThat(secrets.get(path)).isNull();
  }

  @Test
  void the_plain_operations_put_patch_and_delete_too() {
    var secrets = vault.opsForKeyValue(MOUNT, KeyValueBackend.KV_2);
    secrets.put(path, Map.of("user", "shop", "password", "a"));

    assertThat(secrets.patch(path, Map.of("password", "b"))).isTrue();

    var read = Objects.requireNonNull(secrets.get(path));
    assertThat(read.getRequiredData()).containsEntry("user", "shop").containsEntry("password", "b");
    assertThat(secrets.list(folder)).containsExactly("db");
    secrets.delete(path);
    assertThat(secrets.get(path)).isNull();
  }

  private static @Nullable Object password(@Nullable Versioned<Map<String, Object>> read) {
    return Objects.requireNonNull(read).getRequiredData().get("password");
  }
}

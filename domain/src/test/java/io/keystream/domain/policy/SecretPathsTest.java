package io.keystream.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.secret.Cas;
import io.keystream.domain.secret.CustomMetadata;
import io.keystream.domain.secret.MetadataPatch;
import io.keystream.domain.secret.Secret;
import io.keystream.domain.secret.SecretCommand;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretSettings;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.SettingsChange;
import io.keystream.domain.secret.ValueReference;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SecretPathsTest {

  private static final SecretPath PATH = new SecretPath("shop/db");
  private static final ValueReference VALUE = new ValueReference(new UUID(0, 1), "a".repeat(64));
  private static final Secret ABSENT = new Secret.Absent(PATH);
  private static final Secret PRESENT =
      new Secret.Present(
          PATH,
          Instant.EPOCH,
          Instant.EPOCH,
          SecretSettings.NONE,
          CustomMetadata.NONE,
          0,
          new TreeMap<>());

  private static final List<SecretCommand.AboutSecret> COMMANDS =
      List.of(
          new SecretCommand.Write(PATH, new Cas.Unchecked(), VALUE),
          new SecretCommand.Patch(PATH, new Cas.Unchecked(), SecretVersion.FIRST, VALUE),
          new SecretCommand.Delete(PATH, new TreeSet<>()),
          new SecretCommand.Delete(PATH, one()),
          new SecretCommand.Undelete(PATH, one()),
          new SecretCommand.Destroy(PATH, one()),
          new SecretCommand.PutMetadata(PATH, SettingsChange.NOTHING, null),
          new SecretCommand.PatchMetadata(PATH, SettingsChange.NOTHING, MetadataPatch.NOTHING),
          new SecretCommand.Remove(PATH));

  @Test
  void commands_need_what_they_need_in_vault() {
    assertThat(COMMANDS.stream().map(command -> SecretPaths.of(command, PRESENT).toString()))
        .containsExactly(
            "update secret/data/shop/db",
            "patch secret/data/shop/db",
            "delete secret/data/shop/db",
            "update secret/delete/shop/db",
            "update secret/undelete/shop/db",
            "update secret/destroy/shop/db",
            "update secret/metadata/shop/db",
            "patch secret/metadata/shop/db",
            "delete secret/metadata/shop/db");
    assertThat(SecretPaths.configure().toString()).isEqualTo("update secret/config");
  }

  @Test
  void what_is_not_there_is_created() {
    assertThat(SecretPaths.of(COMMANDS.getFirst(), ABSENT).toString())
        .isEqualTo("create secret/data/shop/db");
    assertThat(SecretPaths.of(COMMANDS.get(6), ABSENT).toString())
        .isEqualTo("create secret/metadata/shop/db");
  }

  @Test
  void reads_need_what_they_need_in_vault() {
    assertThat(SecretPaths.readData(PATH).toString()).isEqualTo("read secret/data/shop/db");
    assertThat(SecretPaths.readSubkeys(PATH).toString()).isEqualTo("read secret/subkeys/shop/db");
    assertThat(SecretPaths.readMetadata(PATH).toString()).isEqualTo("read secret/metadata/shop/db");
    assertThat(SecretPaths.list(PATH).toString()).isEqualTo("list secret/metadata/shop/db/");
    assertThat(SecretPaths.list(null).toString()).isEqualTo("list secret/metadata/");
    assertThat(SecretPaths.readConfiguration().toString()).isEqualTo("read secret/config");
  }

  @Test
  void every_command_has_its_own_and_a_name_of_any_length_fits() {
    var classes = COMMANDS.stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(classes).isEqualTo(Set.of(SecretCommand.AboutSecret.class.getPermittedSubclasses()));
    var needed = new HashSet<Access>();
    COMMANDS.forEach(command -> assertThat(needed.add(SecretPaths.of(command, PRESENT))).isTrue());
    SecretPaths.list(new SecretPath("a".repeat(SecretPath.MAX_LENGTH)));
  }

  private static SortedSet<SecretVersion> one() {
    return new TreeSet<>(Set.of(SecretVersion.FIRST));
  }
}

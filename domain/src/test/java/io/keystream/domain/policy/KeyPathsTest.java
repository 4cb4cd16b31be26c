package io.keystream.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.Seeds;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.EnvelopeHash;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyOrigin;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.MaterialSource;
import io.keystream.domain.key.OaepHash;
import io.keystream.domain.key.VersionScope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeyPathsTest {

  private static final String PINNED =
      """
      encrypt: update transit/encrypt/a/b
      decrypt: update transit/decrypt/a/b
      sign: update transit/sign/a/b
      verify: update transit/verify/a/b
      generate-mac: update transit/hmac/a/b
      plaintext-data-key: update transit/datakey/plaintext/a/b
      wrapped-data-key: update transit/datakey/wrapped/a/b
      re-encrypt: update transit/rewrap/a/b
      show: read transit/keys/a/b
      Create: create transit/keys/a/b
      Import: update transit/keys/a/b/import
      ImportVersion: update transit/keys/a/b/import_version
      Rotate: update transit/keys/a/b/rotate
      Configure: update transit/keys/a/b/config
      Trim: update transit/keys/a/b/trim
      Activate: update keystream/keys/a/b/activate
      Suspend: update keystream/keys/a/b/suspend
      Resume: update keystream/keys/a/b/resume
      Deactivate: update keystream/keys/a/b/deactivate
      ReportCompromise: update keystream/keys/a/b/report-compromise
      ScheduleDestruction: delete transit/keys/a/b
      Delete: delete transit/keys/a/b
      CancelDestruction: update keystream/keys/a/b/cancel-destruction
      DestroyDue: update keystream/keys/a/b/destroy-due
      ConfirmGenerated: update keystream/outcomes/a/b/confirm-generated
      ReportGenerationFailed: update keystream/outcomes/a/b/report-generation-failed
      ConfirmDestroyed: update keystream/outcomes/a/b/confirm-destroyed
      """;

  @Test
  void every_operation_has_its_path() {
    assertThat(
            all(new KeyName("a/b")).entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue() + "\n")
                .collect(Collectors.joining()))
        .isEqualTo(PINNED);
    assertThat(KeyPaths.generateRandom()).hasToString("update transit/random");
    assertThat(KeyPaths.hash()).hasToString("update transit/hash");
    assertThat(KeyPaths.list()).hasToString("list transit/keys/");
    assertThat(KeyPaths.showWrappingKey()).hasToString("read transit/wrapping_key");
  }

  @Test
  void the_list_has_every_command() {
    assertThat(commands(new KeyName("a")).stream().map(Object::getClass))
        .hasSameElementsAs(Set.of(KeyCommand.class.getPermittedSubclasses()));
  }

  /** Names made of the very words that paths are made of. */
  @Test
  void no_two_operations_on_any_keys_need_the_same() {
    Seeds.tryAll(seed -> {
      var random = new Random(seed);
      Map<Access, String> taken = new HashMap<>();
      taken.put(KeyPaths.generateRandom(), "random");
      taken.put(KeyPaths.hash(), "hash");
      taken.put(KeyPaths.list(), "list");
      taken.put(KeyPaths.showWrappingKey(), "wrapping-key");
      for (int i = 0; i < 100; i++) {
        var key = name(random);
        all(key)
            .forEach((operation, access) -> {
              // Vault's DELETE schedules a destruction too: it takes the same right.
              var who = operation.replace("Delete", "ScheduleDestruction") + " " + key;
              var other = taken.putIfAbsent(access, who);
              assertThat(other).as("%s", access).isIn(null, who);
            });
      }
    });
  }

  @Test
  void whatever_follows_the_name_of_a_key_is_reserved() {
    for (var access : all(new KeyName("a/b")).values()) {
      var rest = access.path().substring(access.path().indexOf("a/b") + 3);
      assertThat(rest.isEmpty() || new KeyName("x" + rest).endsInReservedWord())
          .as("%s", access)
          .isTrue();
    }
  }

  @Test
  void an_operation_by_its_word_needs_what_the_command_needs() {
    var key = new KeyName("a/b");
    for (var command : commands(key)) {
      assertThat(KeyOperation.recordedAs(command.getClass().getSimpleName()))
          .extracting(operation -> operation.on(key))
          .containsExactly(KeyPaths.of(command));
    }
    assertThat(KeyOperation.recordedAs("GenerateDataKey"))
        .containsExactly(KeyOperation.GENERATE_DATA_KEY, KeyOperation.GENERATE_WRAPPED_DATA_KEY);
    assertThat(KeyOperation.recordedAs("EnrolPrincipal")).isEmpty();
    assertThat(KeyOperation.GENERATE_RANDOM.on(null)).isEqualTo(KeyPaths.generateRandom());
    assertThat(KeyOperation.HASH.on(null)).isEqualTo(KeyPaths.hash());
    assertThat(KeyOperation.LIST_KEYS.on(null)).isEqualTo(KeyPaths.list());
    assertThatThrownBy(() -> KeyOperation.ENCRYPT.on(null)).hasMessage("to encrypt takes a key");
  }

  private static KeyName name(Random random) {
    var words =
        List.of(
            "a",
            "rotate",
            "suspend",
            "plaintext",
            "wrapped",
            "keys",
            "activate",
            "random",
            "config",
            "trim",
            "import",
            "import_version");
    return new KeyName(
        IntStream.rangeClosed(0, random.nextInt(4))
            .mapToObj(_ -> words.get(random.nextInt(words.size())))
            .collect(Collectors.joining("/")));
  }

  private static Map<String, Access> all(KeyName key) {
    var all = new LinkedHashMap<String, Access>();
    all.put("encrypt", KeyPaths.encrypt(key));
    all.put("decrypt", KeyPaths.decrypt(key));
    all.put("sign", KeyPaths.sign(key));
    all.put("verify", KeyPaths.verify(key));
    all.put("generate-mac", KeyPaths.generateMac(key));
    all.put("plaintext-data-key", KeyPaths.generatePlaintextDataKey(key));
    all.put("wrapped-data-key", KeyPaths.generateWrappedDataKey(key));
    all.put("re-encrypt", KeyPaths.reEncrypt(key));
    all.put("show", KeyPaths.show(key));
    commands(key)
        .forEach(command -> all.put(command.getClass().getSimpleName(), KeyPaths.of(command)));
    return all;
  }

  private static List<KeyCommand> commands(KeyName key) {
    var version = KeyVersion.FIRST;
    var versions = new VersionScope.All();
    var envelope = new MaterialSource.Imported(new EnvelopeHash("ab".repeat(32)), OaepHash.SHA_1);
    var spec = new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED);
    return List.of(
        new KeyCommand.Create(key, spec, Activation.WHEN_GENERATED),
        new KeyCommand.Import(key, KeyAlgorithm.AES_256, KeyOrigin.IMPORTED, envelope),
        new KeyCommand.ImportVersion(key, envelope),
        new KeyCommand.Rotate(key, Activation.WHEN_GENERATED),
        new KeyCommand.Configure(key, null, null, true),
        new KeyCommand.Trim(key, version),
        new KeyCommand.Activate(key, version),
        new KeyCommand.Suspend(key, versions, "why"),
        new KeyCommand.Resume(key, versions),
        new KeyCommand.Deactivate(key, versions),
        new KeyCommand.ReportCompromise(key, versions, "why"),
        new KeyCommand.ScheduleDestruction(key, versions, Ask.MONDAY_TEN),
        new KeyCommand.Delete(key, Ask.MONDAY_TEN),
        new KeyCommand.CancelDestruction(key, versions),
        new KeyCommand.DestroyDue(key),
        new KeyCommand.ConfirmGenerated(key, version, new Material("00", "", "test")),
        new KeyCommand.ReportGenerationFailed(key, version, "why"),
        new KeyCommand.ConfirmDestroyed(key, version));
  }
}

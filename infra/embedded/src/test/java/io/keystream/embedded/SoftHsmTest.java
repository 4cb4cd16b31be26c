package io.keystream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Security;
import java.util.List;
import javax.crypto.KeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SoftHsmTest {

  @TempDir private Path directory;

  @Test
  void a_token_opens_with_its_pin_and_opening_it_again_changes_nothing() throws Exception {
    var made = SoftHsm.open(directory, "first", new SecureRandom());
    var pin = Files.readString(made.userPinFile());
    var reopened = SoftHsm.open(directory, "first", new SecureRandom());
    assertThat(Files.readString(reopened.userPinFile())).isEqualTo(pin).hasSize(32);

    reopened.useInThisProcess();
    var provider =
        Security.getProvider("SunPKCS11")
            .configure("--name = first\\nlibrary = " + made.module() + "\\nslotListIndex = 0\\n");
    assertThat(provider.toString()).contains("first");
    var store = KeyStore.getInstance("PKCS11", provider);
    assertThatThrownBy(() -> store.load(null, "wrong".toCharArray())).hasMessageContaining("load");
    store.load(null, pin.toCharArray());
    var generator = KeyGenerator.getInstance("AES", provider);
    generator.init(256);
    assertThat(generator.generateKey().getEncoded()).isNull();
  }

  @Test
  void only_the_owner_reads_pins_and_configuration() throws Exception {
    var token = SoftHsm.open(directory, "mine", new SecureRandom());
    for (var file :
        List.of(token.userPinFile(), token.securityOfficerPinFile(), token.configurationFile())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token.directory())))
        .isEqualTo("rwx------");
  }

  @Test
  void two_tokens_have_different_pins() throws Exception {
    var one = SoftHsm.open(directory.resolve("one"), "one", new SecureRandom());
    var two = SoftHsm.open(directory.resolve("two"), "two", new SecureRandom());
    assertThat(Files.readString(one.userPinFile()))
        .isNotEqualTo(Files.readString(two.userPinFile()))
        .isNotEqualTo(Files.readString(one.securityOfficerPinFile()));
  }

  @Test
  void what_a_killed_creation_left_is_replaced() throws Exception {
    var draft = Files.createDirectories(directory.resolve("tokens.draft").resolve("half"));
    Files.writeString(draft.resolve("token.object"), "half");
    Files.writeString(directory.resolve("user.pin"), "old", StandardCharsets.US_ASCII);
    var token = SoftHsm.open(directory, "whole", new SecureRandom());
    assertThat(Files.readString(token.userPinFile())).hasSize(32);
    assertThat(directory.resolve("tokens.draft")).doesNotExist();
    assertThat(token.tokens()).isNotEmptyDirectory();
  }

  @Test
  void a_token_without_its_pin_is_never_replaced() throws Exception {
    var token = SoftHsm.open(directory, "lost", new SecureRandom());
    Files.delete(token.userPinFile());
    assertThatThrownBy(() -> SoftHsm.open(directory, "lost", new SecureRandom()))
        .isInstanceOf(SoftHsmFailure.Unusable.class)
        .hasMessageContaining("user.pin is missing");
    assertThat(token.tokens()).isNotEmptyDirectory();
  }

  @Test
  void a_missing_module_names_the_line_that_installs_it() {
    assertThatThrownBy(() ->
            SoftHsm.open(directory, "any", new SecureRandom(), List.of(Path.of("/nowhere/lib.so"))))
        .isInstanceOf(SoftHsmFailure.NotInstalled.class)
        .hasMessageContaining("apt-get install softhsm2");
  }

  @Test
  void a_module_that_is_none_is_reported_with_its_answer() throws Exception {
    var module = Files.writeString(directory.resolve("no-module.so"), "text");
    assertThatThrownBy(() ->
            SoftHsm.open(directory.resolve("token"), "any", new SecureRandom(), List.of(module)))
        .isInstanceOf(SoftHsmFailure.Unusable.class)
        .hasMessageContaining("did not make a token");
    assertThat(directory.resolve("token").resolve("tokens")).doesNotExist();
  }
}

package io.keystream.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CredentialFilesTest {

  @TempDir private Path directory;
  private final Credential credential = generate();
  private CredentialFiles files = new CredentialFiles(Path.of("unset"));

  @BeforeEach
  void write() {
    files = new CredentialFiles(directory.resolve("svc-till"));
    files.write(credential);
  }

  @Test
  void what_was_written_signs_for_the_same_certificate() {
    var message = Fields.utf8("message");
    var read = files.read();
    assertThat(read.certificate()).isEqualTo(credential.certificate());
    assertThat(credential.certificate().hasSigned(message, read.sign(message))).isTrue();
  }

  @Test
  void nobody_but_the_owner_may_read_the_key() throws IOException {
    assertThat(Files.getPosixFilePermissions(files.key()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(files::read)
        .isInstanceOf(BadCredential.class)
        .hasMessageContaining("chmod 600 " + files.key());
  }

  @Test
  void a_credential_is_never_overwritten() {
    assertThatThrownBy(() -> files.write(generate())).hasMessageContaining("svc-till");
    assertThat(files.read().certificate()).isEqualTo(credential.certificate());
  }

  @Test
  void a_certificate_is_read_in_der_too() throws IOException {
    var der = Files.write(directory.resolve("root.der"), credential.certificate().der());
    assertThat(CredentialFiles.readCertificate(der)).isEqualTo(credential.certificate());
  }

  @Test
  void what_is_missing_is_named() throws IOException {
    Files.delete(files.key());
    assertThatThrownBy(files::read)
        .isInstanceOf(BadCredential.class)
        .hasMessageContaining(files.key() + ": there is no such file");
  }

  @Test
  void a_key_file_that_holds_something_else_is_refused_without_quoting_it() throws IOException {
    Files.write(files.key(), Pem.encode("PRIVATE KEY", Fields.utf8("canary-9f2c")));
    assertThatThrownBy(files::read)
        .isInstanceOf(BadCredential.class)
        .hasMessageContaining("svc-till")
        .hasMessageNotContaining("canary");
    Files.writeString(files.key(), "canary-9f2c");
    assertThatThrownBy(files::read)
        .isInstanceOf(BadCredential.class)
        .hasMessageContaining("must hold PEM between BEGIN and END PRIVATE KEY")
        .hasMessageNotContaining("canary");
  }

  private static Credential generate() {
    return Credential.generate(
        "svc-till", SignatureScheme.ED25519, Instant.EPOCH, Duration.ofDays(1), new SecureRandom());
  }
}

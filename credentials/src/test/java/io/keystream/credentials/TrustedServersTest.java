package io.keystream.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrustedServersTest {

  @TempDir private Path directory;

  @Test
  void every_certificate_of_a_file_is_believed_and_no_other() throws Exception {
    var file = directory.resolve("all.pem");
    Files.writeString(file, pem("one") + "\n" + pem("two"));

    assertThat(believed(TrustedServers.ofFile(file))).isEqualTo(2);
  }

  @Test
  void every_file_of_a_directory_counts() throws Exception {
    Files.writeString(directory.resolve("one.pem"), pem("one"));
    Files.writeString(directory.resolve("two.pem"), pem("two"));

    assertThat(believed(TrustedServers.ofDirectory(directory))).isEqualTo(2);
  }

  @Test
  void what_holds_no_certificate_is_named() throws IOException {
    var empty = Files.createDirectory(directory.resolve("empty"));
    var other = Files.writeString(directory.resolve("other.pem"), "nothing");

    assertThatThrownBy(() -> TrustedServers.ofFile(directory.resolve("missing")))
        .isInstanceOf(BadCredential.class)
        .hasMessageContaining("missing: there is no such file");
    assertThatThrownBy(() -> TrustedServers.ofFile(other))
        .isInstanceOf(BadCredential.class)
        .hasMessageContaining("other.pem");
    assertThatThrownBy(() -> TrustedServers.ofDirectory(empty))
        .isInstanceOf(BadCredential.class)
        .hasMessageContaining("holds no certificate");
  }

  private static String pem(String name) {
    var credential =
        Credential.generate(
            name,
            SignatureScheme.ECDSA_P256,
            Instant.EPOCH,
            Duration.ofDays(1),
            new SecureRandom());
    return new String(
        Pem.encode("CERTIFICATE", credential.certificate().der()), StandardCharsets.US_ASCII);
  }

  private static int believed(TrustedServers servers) throws GeneralSecurityException, IOException {
    var manager = (X509TrustManager) Objects.requireNonNull(servers.managers())[0];
    return manager.getAcceptedIssuers().length;
  }
}

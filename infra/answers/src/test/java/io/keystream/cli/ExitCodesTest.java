package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.client.KeystreamClient;
import io.keystream.credentials.Credential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.SignatureScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script learns without any platform. */
final class ExitCodesTest {

  @TempDir Path directory;

  @Test
  void help_is_no_error() {
    var help = Run.of("help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.text()).contains("demo", "up", "keys", "Exit codes:");
    assertThat(Run.of("help", "encrypt").text()).contains("--context", "--in");
    assertThat(Run.of("encrypt", "--help").exitCode()).isZero();
    assertThat(Run.of("encrypt", "--help").text()).contains("--context", "--in");
    assertThat(Run.of("keys", "destroy", "-h").text()).contains("--after");
  }

  @Test
  void a_platform_is_not_started_with_a_suite_that_nobody_knows() {
    var run = Run.of("up", "--data", directory.toString(), "--suite", "rot13");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--suite", "rot13", "X_WING", "MLKEM768_P256");
    assertThat(Run.of("help", "up").text())
        .containsIgnoringWhitespaces("MLKEM768_P256 (default: P256)");
  }

  @Test
  void a_wrong_command_line_is_2_and_says_what_is_wrong() {
    assertThat(Run.of().exitCode()).isEqualTo(2);
    assertThat(Run.of("fly").exitCode()).isEqualTo(2);
    assertThat(Run.of("keys").exitCode()).isEqualTo(2);

    var badName = Run.of("keys", "create", "bad name");
    assertThat(badName.exitCode()).isEqualTo(2);
    assertThat(badName.err()).contains("'bad name'");

    var badAlgorithm = Run.of("keys", "create", "a", "--algorithm", "DES");
    assertThat(badAlgorithm.exitCode()).isEqualTo(2);
    assertThat(badAlgorithm.err()).contains("DES", "AES_256");

    var badTime = Run.of("keys", "destroy", "a", "--after", "soon");
    assertThat(badTime.exitCode()).isEqualTo(2);
    assertThat(badTime.err()).contains("'soon' is no duration such as 30s");
  }

  @Test
  void no_platform_is_3_and_says_how_to_start_one() {
    var run = Run.of("random", "16", "--data", directory.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .contains("No platform runs in " + directory)
        .contains("./keystream up", "--bootstrap");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void an_unreachable_kafka_is_3_and_is_named() {
    var run = nowhere("random", "16", "--timeout", "1s");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("No platform at 127.0.0.1:9");
  }

  @Test
  void an_error_is_a_json_value_for_machines() {
    var run = Run.of("keys", "list", "--data", directory.toString(), "--json");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.text()).startsWith("{\"error\":\"no-platform\",\"message\":\"No platform");
  }

  @Test
  void status_env_and_down_without_a_platform_tell_so() {
    var status = Run.of("status", "--data", directory.toString());
    assertThat(status.exitCode()).isEqualTo(3);
    assertThat(status.text()).contains("NOT OK", "none runs in " + directory);

    var env = Run.of("env", "--data", directory.toString());
    assertThat(env.exitCode()).isEqualTo(3);
    assertThat(env.err()).contains("No platform runs in " + directory);

    var down = Run.of("down", "--data", directory.toString());
    assertThat(down.exitCode()).isZero();
    assertThat(down.text()).contains("No platform runs in " + directory);
  }

  @Test
  void a_payload_over_the_limit_is_refused_before_anything_is_sent() throws Exception {
    var large =
        Files.write(directory.resolve("large"), new byte[KeystreamClient.MAX_PAYLOAD_BYTES + 1]);
    var run = nowhere("encrypt", "a", "--in", large.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(large.toString(), "524288 bytes", "keystream datakey");
  }

  @Test
  void a_payload_that_is_not_there_is_named() {
    var run = Run.of("encrypt", "a", "--in", directory.resolve("nothing").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nothing");
  }

  @Test
  void a_name_that_no_caller_may_have_is_refused() {
    var run = nowhere("random", "8", "--application", "a\tb");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("application must ");
  }

  @Test
  void a_signature_of_another_form_is_refused() {
    var run = Run.of("verify", "a", "--algorithm", "ED25519", "--signature", "abc");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("keystream:v1:BASE64", "'abc'");
  }

  @Test
  void without_a_credential_nobody_asks() {
    var run = Run.of("random", "8", "--bootstrap", "127.0.0.1:9", "--data", directory.toString());
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("operator.key: there is no such file");
  }

  /** On a platform that is not there, with a credential that is. */
  private Run nowhere(String... words) {
    var files = new CredentialFiles(directory.resolve("somebody"));
    files.write(
        Credential.generate(
            "somebody",
            SignatureScheme.ED25519,
            Instant.EPOCH,
            Duration.ofDays(1),
            new SecureRandom()));
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--bootstrap", "127.0.0.1:9", "--credential", files.name().toString()));
    all.addAll(List.of("--founding-certificate", files.certificate().toString()));
    return Run.of(all.toArray(String[]::new));
  }
}

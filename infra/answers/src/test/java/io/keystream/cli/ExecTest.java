package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.cli.Surroundings.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs get their secrets from the whole platform, and nobody and nothing else does. */
@Tag("jvm")
class ExecTest {

  private static final long LIMIT_SECONDS = 60;

  private static final String VALUE = UUID.randomUUID().toString();

  @TempDir private static Path ofAll;
  private static SecretOf secret;

  @TempDir private Path directory;

  @BeforeAll
  static void write_a_secret() {
    secret = SecretOf.made(ofAll, VALUE);
  }

  @Test
  void a_program_has_its_secrets_and_neither_its_parent_nor_a_disk_nor_the_record_has_them()
      throws Exception {
    var script =
        """
        echo "$PASSWORD $PORT"
        cat "$PASSWORD_FILE"; echo
        echo "$PASSWORD_FILE"
        stat -c %a "$PASSWORD_FILE" "$(dirname "$PASSWORD_FILE")"
        env | grep -c VAULT_TOKEN
        cat "/proc/$PPID/environ" "/proc/$PPID/cmdline" "/proc/$$/cmdline" | tr '\\0' '\\n'
        exit 7
        """;
    var started = start(Map.of("VAULT_TOKEN", "ks.nobody"), words("sh", "-c", script));
    String text;
    try (var out = started.inputReader(StandardCharsets.UTF_8)) {
      text = String.join("\n", out.readAllLines());
    }
    assertThat(started.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();

    var lines = text.lines().toList();
    assertThat(started.exitValue()).as(text).isEqualTo(7);
    assertThat(lines).startsWith(VALUE + " 5432", VALUE);
    assertThat(lines.subList(3, 6)).containsExactly("400", "700", "0");
    assertThat(lines.subList(6, lines.size()))
        .contains("exec", "VAULT_TOKEN=ks.nobody")
        .noneMatch(line -> line.contains(VALUE));
    assertThat(Path.of(lines.get(2)).getParent()).doesNotExist();
    assertThat(filesWith(VALUE)).isEmpty();
    assertThat(filesWith(secret.principal())).anyMatch(file -> file.toString().endsWith(".log"));
    assertThat(secret.records())
        .anyMatch(record ->
            record.path("operation").asText().equals("ReadSecret")
                && record.path("application").asText().equals("sh")
                && record.path("resource").asText().equals("secret/" + secret.path()))
        .anyMatch(record -> record.path("operation").asText().equals("RevokeToken"))
        .noneMatch(record -> record.toString().contains(VALUE));
  }

  @Test
  void a_signal_is_the_programs_and_its_files_go_with_it() throws Exception {
    for (var signal : List.of("TERM", "INT", "HUP")) {
      var started =
          start(
              Map.of(),
              words(
                  "sh",
                  "-c",
                  "trap 'exit 42' %s; echo $PASSWORD_FILE; read line".formatted(signal)));
      try (var out = started.inputReader(StandardCharsets.UTF_8)) {
        var file = Path.of(out.readLine());
        assertThat(file).hasContent(VALUE);

        send(signal, started);

        assertThat(started.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(signal).isTrue();
        assertThat(started.exitValue()).as(signal).isEqualTo(42);
        assertThat(file.getParent()).doesNotExist();
      }
    }
  }

  @Test
  void the_files_of_a_killed_program_are_gone() throws IOException {
    var note = directory.resolve("note");

    var run =
        run(secret, words("sh", "-c", "echo $PASSWORD_FILE > %s; kill -9 $$".formatted(note)));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(128 + 9);
    assertThat(Path.of(Files.readString(note).strip()).getParent()).doesNotExist();
  }

  @Test
  void what_follows_the_programs_name_is_the_programs() throws IOException {
    var file = Files.writeString(directory.resolve("arguments"), "--version");
    var script = "test \"$0 $1 $2\" = '@%s --help --' && exit 5".formatted(file);

    var run = run(secret, words("sh", "-c", script, "@" + file, "--help", "--"));

    assertThat(run.exitCode()).as(run.text() + run.err()).isEqualTo(5);
  }

  @Test
  void where_one_secret_is_missing_nothing_starts() {
    var marker = directory.resolve("started");

    assertStopped(
        run(secret, and(words("touch", marker.toString()), "--env", "B=" + secret.field("user"))),
        1,
        "secret/%s has no field 'user'".formatted(secret.path()),
        marker);
    assertStopped(
        run(secret, and(words("touch", marker.toString()), "--env", "B=secret/no/such#a")),
        1,
        "secret/data/no/such",
        marker);
    assertStopped(
        run(
            secret,
            and(words("touch", marker.toString()), "--env", "B=" + secret.field("password@9"))),
        1,
        "secret/" + secret.path(),
        marker);
  }

  @Test
  void a_version_is_read_by_its_number_and_no_value_with_a_null_byte_becomes_a_variable()
      throws IOException {
    var note = directory.resolve("note");
    var other = SecretOf.made(directory, "first");
    other.write("a\0b");

    var first =
        run(other, "--env=P=" + other.field("password@1"), "--", "sh", "-c", "echo $P > " + note);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(note).hasContent("first");

    var marker = directory.resolve("started");
    var second = run(other, "--env=P=" + other.field("password"), "touch", marker.toString());
    assertStopped(second, 3, "it has a NUL character", marker);
  }

  @Test
  void a_wrong_secret_id_reads_nothing() throws IOException {
    var marker = directory.resolve("started");
    var wrong = secret.with(secretId("ks." + "A".repeat(43), "rw-------"));

    assertStopped(
        run(wrong, words("touch", marker.toString())), 1, "invalid role or secret ID", marker);
  }

  @Test
  void a_secret_id_that_everybody_may_read_is_not_shown_to_anybody() throws IOException {
    var marker = directory.resolve("started");
    var open = secret.with(secretId(Files.readString(secret.secretId()), "rw-r--r--"));

    assertStopped(run(open, words("touch", marker.toString())), 3, "everybody may read it", marker);
  }

  @Test
  void secrets_are_written_to_no_disk() {
    var marker = directory.resolve("started");

    assertStopped(
        run(secret, and(words("touch", marker.toString()), "--files-in", directory.toString())),
        3,
        "nothing is in memory of",
        marker);
  }

  @Test
  void variables_of_vaults_clients_say_who_reads_where() {
    var operator = OnePlatform.operatorFiles();
    var field = "--env=P=" + secret.field("password");
    var common =
        Map.of(
            "VAULT_ADDR", "https://127.0.0.1:1",
            "BAO_ADDR", OnePlatform.https().toString(),
            "VAULT_CACERT", OnePlatform.httpsCertificate().toString());

    var certificate = new HashMap<>(common);
    certificate.put("VAULT_CLIENT_CERT", operator.certificate().toString());
    certificate.put("VAULT_CLIENT_KEY", operator.key().toString());
    assertThat(plain(certificate, field).err()).isEmpty();
    assertThat(plain(certificate, field).exitCode()).isZero();

    var token = new HashMap<>(certificate);
    token.put("VAULT_TOKEN", "ks.nobody");
    assertThat(plain(token, field).exitCode()).isEqualTo(1);
    assertThat(plain(token, field).err()).contains("permission denied");

    certificate.put("VAULT_SKIP_VERIFY", "true");
    assertThat(plain(certificate, field).exitCode()).isEqualTo(2);
    assertThat(plain(certificate, field).err()).contains("VAULT_SKIP_VERIFY is refused");
  }

  private static Run plain(Map<String, String> environment, String... options) {
    var all = new ArrayList<>(List.of("exec"));
    all.addAll(List.of(options));
    all.addAll(List.of("--", "true"));
    return Run.of(new byte[0], Output.ELSEWHERE, environment, all.toArray(String[]::new));
  }

  private static void assertStopped(Run run, int exitCode, String told, Path marker) {
    assertThat(run.err()).contains(told);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(marker).doesNotExist();
  }

  private static List<String> and(List<String> words, String... before) {
    var all = new ArrayList<>(List.of(before));
    all.addAll(words);
    return all;
  }

  private static String[] and(String[] words, String... before) {
    return and(List.of(words), before).toArray(String[]::new);
  }

  /** A variable, another and a file, for a program. */
  private static String[] words(String... program) {
    var all = new ArrayList<>(List.of("--env", "PASSWORD=" + secret.field("password")));
    all.addAll(List.of("--env", "PORT=" + secret.field("port")));
    all.addAll(List.of("--file", "PASSWORD_FILE=" + secret.field("password"), "--"));
    all.addAll(List.of(program));
    return all.toArray(String[]::new);
  }

  private Path secretId(String text, String permissions) throws IOException {
    var file = Files.writeString(directory.resolve("secret-id"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static List<String> exec(SecretOf reader, List<String> words) {
    return and(
        words,
        "exec",
        "--address",
        OnePlatform.https().toString(),
        "--ca-file",
        OnePlatform.httpsCertificate().toString(),
        "--role-id-file",
        reader.roleId().toString(),
        "--secret-id-file",
        reader.secretId().toString());
  }

  private static Run run(SecretOf reader, String... words) {
    return Run.of(exec(reader, List.of(words)).toArray(String[]::new));
  }

  /** A process of its own, in the directory that all tests share. */
  private Process start(Map<String, String> environment, String... words) throws IOException {
    var all =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    all.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    all.add(Main.class.getName());
    all.addAll(exec(secret, List.of(words)));
    var builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return builder.directory(ofAll.toFile()).start();
  }

  private static void send(String signal, Process to) throws IOException, InterruptedException {
    var sent =
        new ProcessBuilder("/bin/sh", "-c", "kill -s %s %d".formatted(signal, to.pid())).start();
    assertThat(sent.waitFor()).isZero();
  }

  /** Of all that the platform and this test have written. */
  private List<Path> filesWith(String text) throws IOException {
    var wanted = text.getBytes(StandardCharsets.UTF_8);
    var found = new ArrayList<Path>();
    for (var root : List.of(OnePlatform.directory(), ofAll)) {
      try (var all = Files.walk(root)) {
        all.filter(Files::isRegularFile)
            .filter(file -> !file.toString().endsWith("index"))
            .filter(file -> contains(file, wanted))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static boolean contains(Path file, byte[] wanted) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains(new String(wanted, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException _) {
      // Kafka removes files while others walk.
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.keystream.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * node-vault under Node: what {@code src/test/node/client.mjs} does with it and prints, line by
 * line.
 */
class NodeVaultTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path SOURCE = Path.of("src", "test", "node");
  private static final Path INSTALLED = Path.of("target", "node");
  private static final String LOCK = "package-lock.json";
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private static Path directory;

  private static Map<String, JsonNode> told = Map.of();

  @BeforeAll
  static void run_the_client() throws IOException {
    install();
    var program = AProgram.enrol(directory, Duration.ofMinutes(20));
    var environment =
        Map.of(
            "VAULT_ADDR", OnePlatform.address(),
            "VAULT_TOKEN", OnePlatform.token(),
            "VAULT_CACERT", OnePlatform.authority().toString(),
            "PROGRAM", program.name());
    var ended = Program.run(INSTALLED, environment, LIMIT, List.of("node", "client.mjs"));
    assertThat(ended.exitCode()).as("%s%s", ended.out(), ended.err()).isZero();
    var lines = new HashMap<String, JsonNode>();
    for (var line : ended.out().lines().toList()) {
      var one = MAPPER.readTree(line);
      lines.put(one.path("step").asText(), one.path("result"));
    }
    told = lines;
  }

  /** As the lock file says, unless it was done before with the same. */
  private static void install() throws IOException {
    Files.createDirectories(INSTALLED);
    copy("client.mjs");
    copy("package.json");
    var lock = INSTALLED.resolve(LOCK);
    var done = INSTALLED.resolve("node_modules").resolve(".package-lock.json");
    if (Files.exists(done)
        && Files.exists(lock)
        && Files.mismatch(SOURCE.resolve(LOCK), lock) == -1) {
      return;
    }
    copy(LOCK);
    var npm =
        Program.run(
            INSTALLED,
            Map.of(),
            INSTALL_LIMIT,
            List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    assertThat(npm.exitCode()).as("%s%s", npm.out(), npm.err()).isZero();
  }

  private static void copy(String file) throws IOException {
    Files.copy(SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void the_platform_is_healthy_and_open() {
    told("health", "{\"initialized\": true, \"sealed\": false}");
    told("status", "{\"sealed\": false}");
  }

  @Test
  void a_key_is_made_used_rotated_and_listed() {
    told("key", "{\"type\": \"aes256-gcm96\", \"latest_version\": 1}");
    told("opened", "\"aGVsbG8=\"");
    told("rewrapped", "2");
    told("batch", "[\"b25l\", \"dHdv\"]");
    told("listed", "true");
  }

  @Test
  void a_secret_is_written_patched_listed_and_deleted() {
    told("secret", "{\"user\": \"shop\", \"password\": \"b\"}");
    told("folder", "[\"db\"]");
    told("folder by GET", "[\"db\"]");
    told("deleted", "404");
  }

  @Test
  void a_program_logs_in_with_a_role_renews_and_revokes_its_token() {
    told("login", "{\"renewable\": true, \"token_type\": \"service\"}");
    told("renewed", "{\"renewable\": true, \"lease_duration\": \"<number>\"}");
    told("revoked", "403");
  }

  private static void told(String step, String expected) {
    try {
      var actual = told.getOrDefault(step, MAPPER.missingNode());
      assertThat(JsonShape.differences(MAPPER.readTree(expected), actual)).as(step).isEmpty();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}

package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keystream.testkit.HttpsCaller.Answered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A secret, and a principal that may read it and nothing else, by a role whose ids are in files.
 *
 * @param path without {@code secret/}
 */
record SecretOf(String path, String principal, String role, Path roleId, Path secretId) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Makes all of it on the platform of the tests, with files in a directory. */
  static SecretOf made(Path directory, String value, String... roleOptions) {
    var name = "reader-" + UUID.randomUUID();
    var made =
        new SecretOf(
            "delivered/" + name,
            name,
            "role-" + name,
            directory.resolve(name + ".role-id"),
            directory.resolve(name + ".secret-id"));
    made.write(value);
    made.enrol(directory);
    made.writeRole(roleOptions);
    return made;
  }

  SecretOf with(Path anotherSecretId) {
    return new SecretOf(path, principal, role, roleId, anotherSecretId);
  }

  void write(String value) {
    try (var operator = OnePlatform.operator()) {
      var body =
          MAPPER
              .createObjectNode()
              .set("data", MAPPER.createObjectNode().put("password", value).put("port", 5432));
      var written = operator.post("secret/data/" + path, body.toString());
      assertThat(written.status()).as(written.error()).isEqualTo(200);
    }
  }

  /** How {@code --env} and {@code --file} name it. */
  String field(String name) {
    return "secret/" + path + "#" + name;
  }

  /** Operations of this principal that are on record, newest first or not. */
  List<JsonNode> records() {
    var log = OnePlatform.ok("audit", "--of-principal", principal, "--limit", "1000", "--json");
    var records = new ArrayList<JsonNode>();
    json(log).forEach(records::add);
    return records;
  }

  long recorded(String operation) {
    return records().stream()
        .filter(record -> record.path("operation").asText().equals(operation))
        .filter(record -> record.path("decision").asText().equalsIgnoreCase("ALLOWED"))
        .count();
  }

  /** From here on nobody logs in. */
  void removeRole() {
    OnePlatform.ok("approle", "delete", role);
  }

  private Answered operator(String at, String body) {
    try (var operator = OnePlatform.operator()) {
      return operator.post("auth/approle/role/" + role + at, body);
    }
  }

  private void enrol(Path directory) {
    var policy =
        """
        path "secret/data/%1$s" { capabilities = ["read"] }
        path "secret/metadata/%1$s" { capabilities = ["read"] }
        """
            .formatted(path)
            .getBytes(StandardCharsets.UTF_8);
    OnePlatform.ok(policy, "policy", "write", principal, "-");
    OnePlatform.ok(
        "principals",
        "enrol",
        principal,
        "--out",
        directory.resolve(principal).toString(),
        "--policy",
        principal);
  }

  private void writeRole(String... options) {
    var words = new ArrayList<>(List.of("approle", "write", role, "--principal", principal));
    words.add("--json");
    words.addAll(List.of(options));
    var written = OnePlatform.ok(words.toArray(String[]::new));
    var made = operator("/secret-id", "{}");
    assertThat(made.status()).as(made.error()).isEqualTo(200);
    try {
      Files.writeString(roleId, json(written).path("role_id").asText());
      Files.writeString(secretId, made.data().path("secret_id").asText() + "\n");
      for (var file : List.of(roleId, secretId)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(Run run) {
    try {
      return MAPPER.readTree(run.text());
    } catch (IOException e) {
      throw new AssertionError(run.text(), e);
    }
  }
}

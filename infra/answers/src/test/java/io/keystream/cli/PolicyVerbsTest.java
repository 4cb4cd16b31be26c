package io.keystream.cli;

import static io.keystream.cli.OnePlatform.ok;
import static io.keystream.cli.OnePlatform.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What principals may do, from outside: every verb against a real platform. */
final class PolicyVerbsTest {

  private static final String ENCRYPT =
      """
      path "transit/encrypt/payments/*" {
        capabilities = ["update"]
        applications = ["till"]
      }
      """;

  private static final String ONE_KEY =
      """
      path "transit/*" {
        capabilities      = ["update"]
        max_distinct_keys = "1/1h"
      }
      """;

  @TempDir private Path directory;

  @Test
  void a_policy_is_written_shown_assigned_asked_and_deleted() throws IOException {
    assertThat(ok("policy", "write", "tills", file(ENCRYPT)).text())
        .isEqualTo("Policy 'tills' is written.\n");
    assertThat(ok("policy", "read", "tills").text()).isEqualTo(ENCRYPT);
    assertThat(ok("principals", "enrol", "svc-p1", "--out", path("p1"), "--policy", "tills").text())
        .startsWith("'svc-p1' is enrolled");
    assertThat(ok("principals", "list").text().lines())
        .anyMatch(line -> line.startsWith("svc-p1 ") && line.matches(".* tills +-"));
    assertThat(ok("policy", "list").text().lines())
        .anyMatch(line -> line.matches("tills +written +1 +1"))
        .anyMatch(line -> line.matches("root +built-in +1 +1"));

    assertThat(explain("svc-p1", "till").exitCode()).isZero();
    assertThat(explain("svc-p1", "till").text()).endsWith("allowed by tills\n");
    var other = explain("svc-p1", "other");
    assertThat(other.exitCode()).isEqualTo(5);
    assertThat(other.text()).contains("denied, condition-not-met:");

    assertThat(ok("policy", "delete", "tills").text()).isEqualTo("Policy 'tills' is removed.\n");
    assertThat(explain("svc-p1", "till").exitCode()).isEqualTo(5);
    assertThat(explain("svc-p1", "till").text())
        .contains("there is no policy 'tills': it grants nothing");
    assertThat(run("policy", "read", "tills").exitCode()).isEqualTo(1);
  }

  @Test
  void an_assignment_takes_the_place_of_the_one_before() {
    ok(ENCRYPT.getBytes(StandardCharsets.UTF_8), "policy", "write", "one", "-");
    ok(ENCRYPT.getBytes(StandardCharsets.UTF_8), "policy", "write", "two", "-");
    ok("principals", "enrol", "svc-p2", "--out", path("p2"));

    var both = ok("principals", "assign", "svc-p2", "--policy", "two", "--policy", "one");
    assertThat(both.text()).isEqualTo("'svc-p2' has one, two.\n");
    assertThat(ok("principals", "assign", "svc-p2", "--none").text())
        .isEqualTo("'svc-p2' has no policy.\n");
    assertThat(run("principals", "assign", "svc-p2").exitCode()).isEqualTo(2);
    var gone = run("principals", "assign", "svc-p2", "--policy", "gone");
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.err()).contains("There is no policy 'gone'.");
  }

  @Test
  void a_text_that_is_not_understood_is_refused_with_its_line() throws IOException {
    var refused = run("policy", "write", "wrong", file("path \"a\" {\n  capability = []\n}"));

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("policy 'wrong' is refused at line 2, column 3");
  }

  @Test
  void whoever_is_enrolled_with_a_policy_that_is_not_there_may_nothing() {
    var run = run("principals", "enrol", "svc-p3", "--out", path("p3"), "--policy", "gone");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("'svc-p3' is enrolled and has no policy: There is no policy");
    assertThat(explain("svc-p3", "till").text()).startsWith("'svc-p3' has no policy\n");
  }

  @Test
  void an_application_writes_no_policy() throws IOException {
    ok("principals", "enrol", "svc-p4", "--out", path("p4"));
    var refused = run("policy", "write", "mine", file(ENCRYPT), "--credential", path("p4"));

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("'svc-p4' is no operator");
  }

  @Test
  void a_use_over_the_budget_is_refused_with_the_time_of_the_next_chance() throws IOException {
    ok("policy", "write", "few", file(ONE_KEY));
    ok("principals", "enrol", "svc-p5", "--out", path("p5"), "--policy", "few");
    ok("keys", "create", "budget/one");
    ok("keys", "create", "budget/two");
    ok("encrypt", "budget/one", "--credential", path("p5"));

    var refused = run("encrypt", "budget/two", "--credential", path("p5"), "--json");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(json(refused).get("error").asText()).isEqualTo("budget-exceeded");
    var next = Instant.parse(json(refused).get("admitted_at").asText());
    assertThat(next).isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(1)));
    assertThat(refused.err()).endsWith("the next is admitted at %s.%n".formatted(next));
  }

  @Test
  void what_a_policy_would_refuse_of_what_was_done_is_told_with_an_example() throws IOException {
    ok("keys", "create", "policy-test/cards");
    var created = json(ok("audit", "--key", "policy-test/cards", "--json"));
    var record = stream(created).filter(row -> is(row, "operation", "Create")).toList().getFirst();
    var principal = record.get("principal").asText();

    var refused =
        run("policy", "test", file(ENCRYPT), "--principal", principal, "--since", "1h", "--json");
    assertThat(refused.exitCode()).isEqualTo(5);
    var row =
        stream(json(refused).get("refusals"))
            .filter(each -> is(each, "operation", "Create") && is(each, "key", "policy-test/cards"))
            .toList()
            .getFirst();
    assertThat(row.get("count").asInt()).isEqualTo(1);
    assertThat(row.get("example")).isEqualTo(record.get("record_id"));

    var everything =
        file(
            "path \"*\" { capabilities = [\"create\", \"update\", \"read\", \"list\", \"delete\"] }");
    var allowed = ok("policy", "test", everything, "--principal", principal, "--since", "1h");
    assertThat(allowed.text()).contains("0 of ", " that were allowed would be refused.");
  }

  @Test
  void a_policy_is_tried_on_a_described_request_without_any_platform() throws IOException {
    var words =
        new String[] {"policy", "test", file(ENCRYPT), "--key", "payments/cards", "--operation"};

    var allowed = Run.of(with(words, "encrypt", "--application", "till"));
    assertThat(allowed.exitCode()).isZero();
    assertThat(allowed.text()).endsWith("allowed by tested\n");
    assertThat(Run.of(with(words, "generate-mac", "--source", "10.1.2.3")).exitCode()).isEqualTo(5);
    var denied = Run.of(with(words, "decrypt", "--json"));
    assertThat(denied.exitCode()).isEqualTo(5);
    assertThat(json(denied).get("reason").asText()).isEqualTo("no-policy-matches");
    assertThat(Run.of(with(words, "fly")).exitCode()).isEqualTo(2);
    assertThat(Run.of("policy", "test", file(ENCRYPT)).exitCode()).isEqualTo(2);
    assertThat(Run.of("policy", "test", file("path"), "--operation", "encrypt").exitCode())
        .isEqualTo(1);
  }

  private static Run explain(String principal, String application) {
    return run(
        "policy",
        "explain",
        "--principal",
        principal,
        "--operation",
        "encrypt",
        "--key",
        "payments/cards",
        "--application",
        application);
  }

  private static String[] with(String[] words, String... more) {
    return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private static JsonNode json(Run run) throws IOException {
    return new ObjectMapper().readTree(run.text());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static boolean is(JsonNode row, String field, String value) {
    return row.get(field).asText().equals(value);
  }

  private String file(String text) throws IOException {
    var file = Files.createTempFile(directory, "policy", ".hcl");
    Files.writeString(file, text);
    return file.toString();
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }
}

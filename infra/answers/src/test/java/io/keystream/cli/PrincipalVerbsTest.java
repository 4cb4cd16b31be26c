package io.keystream.cli;

import static io.keystream.cli.OnePlatform.ok;
import static io.keystream.cli.OnePlatform.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask, from outside: every verb against a real platform. */
final class PrincipalVerbsTest {

  @TempDir private Path directory;

  @Test
  void an_enrolled_principal_is_listed_with_its_certificate_until_it_is_revoked() {
    var enrolled = ok("principals", "enrol", "svc-till", "--out", path("till"), "--json").text();
    assertThat(enrolled).contains("\"kind\":\"APPLICATION\"");
    assertThat(line("svc-till")).contains("APPLICATION", "enrolled");
    assertThat(Files.exists(directory.resolve("till.key"))).isTrue();

    assertThat(ok("principals", "revoke", "svc-till", "--reason", "left").text())
        .isEqualTo("'svc-till' is revoked.\n");
    assertThat(line("svc-till")).contains("revoked");
    var again = run("principals", "enrol", "svc-till", "--out", path("again"));
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("svc-till").contains("revoked");
  }

  @Test
  void a_principal_renews_its_own_certificate_and_no_other() {
    ok("principals", "enrol", "svc-renew", "--out", path("renew"));
    ok("principals", "enrol", "svc-other", "--out", path("other"));
    ok("principals", "renew", "svc-renew", "--out", path("renew-2"), "--credential", path("renew"));
    var foreign =
        run(
            "principals",
            "renew",
            "svc-other",
            "--out",
            path("stolen"),
            "--credential",
            path("renew-2"));
    assertThat(foreign.exitCode()).isEqualTo(1);
  }

  @Test
  void an_application_enrols_nobody() {
    ok("principals", "enrol", "svc-plain", "--out", path("plain"));
    var refused =
        run(
            "principals",
            "enrol",
            "svc-friend",
            "--out",
            path("friend"),
            "--credential",
            path("plain"));
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("operator");
  }

  @Test
  void an_operator_that_was_enrolled_enrols_others() {
    ok("principals", "enrol", "ada", "--kind", "operator", "--out", path("ada"));
    ok("principals", "enrol", "svc-by-ada", "--out", path("by-ada"), "--credential", path("ada"));
    assertThat(line("svc-by-ada")).contains("enrolled");
  }

  @Test
  void hours_are_declared_listed_and_withdrawn() {
    ok("principals", "enrol", "svc-day", "--out", path("day"));
    assertThat(ok(declare("svc-day", "08:00", "18:00")).text())
        .isEqualTo("'svc-day' works Mon-Fri 08:00-18:00 UTC.\n");
    assertThat(line("svc-day")).endsWith(" Mon-Fri 08:00-18:00 UTC");

    assertThat(ok("hours", "withdraw", "svc-day").text())
        .isEqualTo("'svc-day' may work at any hour.\n");
    assertThat(line("svc-day")).endsWith(" -");
    assertThat(run("hours", "withdraw", "svc-day").err())
        .contains("No hours of 'svc-day' are declared");
    assertThat(ok("audit", "--of-principal", "operator", "--limit", "1000", "--json").text())
        .contains("DeclareHours", "WithdrawHours", "principal/svc-day");
  }

  @Test
  void nobody_declares_its_own_hours() {
    ok("principals", "enrol", "svc-night", "--out", path("night"));
    var refused = run(declare("svc-night", "00:00", "00:00", "--credential", path("night")));
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("is no operator");
  }

  @Test
  void hours_that_make_no_sense_are_a_usage_error() {
    var run = run(declare("svc-day", "08:00", "08:00"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("hours begin and end at 08:00");
  }

  @Test
  void the_audit_view_has_every_attempt_to_change_who_may_ask() {
    ok("principals", "enrol", "svc-audited", "--out", path("audited"));
    assertThat(ok("audit", "--of-principal", "operator", "--limit", "1000", "--json").text())
        .contains("EnrolPrincipal", "principal/svc-audited");
  }

  @Test
  void a_credential_that_is_not_there_is_named() {
    var run = run("principals", "revoke", "svc-x", "--credential", path("nowhere"));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("nowhere.key: there is no such file");
  }

  private static String[] declare(String principal, String from, String until, String... more) {
    return Stream.concat(
            Stream.of(
                "hours", "declare", principal, "--zone", "UTC", "--from", from, "--until", until),
            Stream.of(more))
        .toArray(String[]::new);
  }

  /** What the list says of one. */
  private static String line(String principal) {
    return ok("principals", "list")
        .text()
        .lines()
        .filter(line -> line.startsWith(principal + " "))
        .findFirst()
        .orElse("not listed");
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }
}

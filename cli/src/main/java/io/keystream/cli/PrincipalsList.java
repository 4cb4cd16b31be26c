package io.keystream.cli;

import io.keystream.domain.access.Enrolment;
import io.keystream.domain.access.Hours;
import io.keystream.domain.policy.PolicyName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "list",
    description = {
      "List who is enrolled, as the log itself proves it: every signature is verified here.",
      "What somebody wrote there without being entitled to is told and ends the verb with 4."
    })
final class PrincipalsList implements Callable<Integer> {

  @Mixin private final SigningOptions signing;

  PrincipalsList(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var read = signing.readDirectory();
    var principals = read.directory().principals();
    return signing.list(
        read,
        () -> table(principals),
        () -> principals.stream().map(PrincipalsList::json).toList());
  }

  private static Table table(List<Enrolment> principals) {
    var table =
        new Table("PRINCIPAL", "KIND", "STATE", "CERTIFICATE", "VALID UNTIL", "POLICIES", "HOURS");
    principals.forEach(one -> row(table, one));
    return table;
  }

  private static void row(Table table, Enrolment enrolment) {
    switch (enrolment) {
      case Enrolment.Enrolled one ->
          table.row(
              one.principal().name(),
              one.kind().name(),
              "enrolled",
              one.current().fingerprint().hex(),
              one.current().notAfter().toString(),
              one.policies().isEmpty() ? "-" : String.join(",", names(one)),
              one.hours() instanceof Hours.Declared(var hours, _) ? hours.toString() : "-");
      case Enrolment.Revoked one ->
          table.row(one.principal().name(), one.kind().name(), "revoked", "-", "-", "-", "-");
      case Enrolment.Absent _ -> {
        // Nobody is listed who was never enrolled.
      }
    }
  }

  private static List<String> names(Enrolment.Enrolled one) {
    return one.policies().stream().map(PolicyName::name).toList();
  }

  private static Map<String, @Nullable Object> json(Enrolment enrolment) {
    return switch (enrolment) {
      case Enrolment.Enrolled one ->
          Json.object(
              "principal", one.principal().name(),
              "kind", one.kind().name(),
              "state", "enrolled",
              "fingerprint", one.current().fingerprint().hex(),
              "not_after", one.current().notAfter().toString(),
              "policies", names(one),
              "hours",
                  one.hours() instanceof Hours.Declared(var hours, _) ? hours.toString() : null);
      case Enrolment.Revoked one ->
          Json.object(
              "principal", one.principal().name(),
              "kind", one.kind().name(),
              "state", "revoked",
              "reason", one.reason());
      case Enrolment.Absent one -> Json.object("principal", one.principal().name());
    };
  }
}

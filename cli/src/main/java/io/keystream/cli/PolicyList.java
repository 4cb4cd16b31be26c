package io.keystream.cli;

import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment;
import io.keystream.domain.access.StoredPolicy;
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
      "List the policies and who has them, as the log itself proves it.",
      "What somebody wrote there without being entitled to is told and ends the verb with 4."
    })
final class PolicyList implements Callable<Integer> {

  @Mixin private final SigningOptions signing;

  PolicyList(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var read = signing.readDirectory();
    var directory = read.directory();
    var policies = directory.policies().present();
    return signing.list(
        read,
        () -> table(directory, policies),
        () -> policies.stream().map(policy -> json(directory, policy)).toList());
  }

  private static Table table(Directory directory, List<StoredPolicy.Present> policies) {
    var table = new Table("POLICY", "KIND", "PATHS", "PRINCIPALS");
    for (var policy : policies) {
      table.row(
          policy.name().name(),
          kind(policy),
          Integer.toString(policy.policy().rules().size()),
          Integer.toString(holders(directory, policy.name()).size()));
    }
    return table;
  }

  private static Map<String, @Nullable Object> json(
      Directory directory, StoredPolicy.Present policy) {
    return Json.object(
        "policy", policy.name().name(),
        "kind", kind(policy),
        "paths", policy.policy().rules().size(),
        "principals", holders(directory, policy.name()));
  }

  private static String kind(StoredPolicy.Present policy) {
    return switch (policy) {
      case StoredPolicy.BuiltIn _ -> "built-in";
      case StoredPolicy.Written _ -> "written";
    };
  }

  private static List<String> holders(Directory directory, PolicyName policy) {
    return directory.principals().stream()
        .filter(one ->
            one instanceof Enrolment.Enrolled enrolled && enrolled.policies().contains(policy))
        .map(one -> one.principal().name())
        .toList();
  }
}

package io.keystream.cli;

import io.keystream.domain.authorization.Authorizer;
import io.keystream.domain.caller.Principal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "explain",
    description = {
      "Say whether a principal may, by the policies it has, and why.",
      "Ends with 0 where it may and with 5 where it may not."
    })
final class PolicyExplain implements Callable<Integer> {

  // picocli sets it before the command runs: it is required.
  @SuppressWarnings("NullAway.Init")
  @Option(names = "--principal", required = true, paramLabel = "NAME", description = "Who asks.")
  private Principal principal;

  @Mixin private final DescribedRequest described = new DescribedRequest();
  @Mixin private final SigningOptions signing;

  PolicyExplain(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var request = described.request(signing.surroundings().clock());
    var directory = signing.readDirectory().directory();
    return Explanations.tell(new Authorizer().explain(directory, principal, request), signing);
  }
}

package io.keystream.cli;

import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.SignatureAlgorithm;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = "Verify a signature over standard input; exits with 1 if it is not valid.")
final class Verify implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final PayloadInput input = new PayloadInput();
  @Mixin private final Target target;

  // picocli sets them before the command runs: the options are required.
  @SuppressWarnings("NullAway.Init")
  @Option(names = "--algorithm", required = true, description = "${COMPLETION-CANDIDATES}")
  private SignatureAlgorithm algorithm;

  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--signature",
      required = true,
      paramLabel = "keystream:vN:BASE64",
      description = "As 'sign' printed it.")
  private String signature;

  Verify(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    var signed = Text.versioned(signature);
    var message = input.read(target.surroundings());
    try (var client = target.connect();
        var _ = target.waitingFor("the verification")) {
      var verification =
          Answers.result(
              client.verify(
                  key.name(),
                  algorithm,
                  new KeyVersion(signed.version()),
                  message,
                  signed.bytes().toArray()));
      return Verdict.print(verification, target);
    }
  }
}

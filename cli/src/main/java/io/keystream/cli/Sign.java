package io.keystream.cli;

import io.keystream.cli.PayloadOutput.Content;
import io.keystream.domain.key.SignatureAlgorithm;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "sign",
    description = {
      "Sign standard input with the active version of a key.",
      "Prints keystream:vN:BASE64, which 'verify' takes; --raw writes the bare signature."
    })
final class Sign implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final PayloadInput input = new PayloadInput();
  @Mixin private final PayloadOutput output = new PayloadOutput();
  @Mixin private final Target target;

  // picocli sets it before the command runs: the option is required.
  @SuppressWarnings("NullAway.Init")
  @Option(names = "--algorithm", required = true, description = "${COMPLETION-CANDIDATES}")
  private SignatureAlgorithm algorithm;

  @Option(names = "--raw", description = "Write the bare signature; keep its version yourself.")
  private boolean raw;

  Sign(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    var message = input.read(target.surroundings());
    try (var client = target.connect();
        var _ = target.waitingFor("the signature")) {
      var signed = Answers.result(client.sign(key.name(), algorithm, message));
      var version = signed.version().number();
      var signature = signed.signature().toArray();
      if (target.isJson()) {
        return target.print(
            Json.object(
                "key", key.name().path(),
                "version", version,
                "algorithm", algorithm.name(),
                "signature", Text.base64(signature)));
      }
      if (raw) {
        output.write(signature, Content.BINARY, target.surroundings());
      } else {
        output.write(
            Text.line(Text.versioned(version, signature)),
            Content.PERHAPS_TEXT,
            target.surroundings());
      }
      return ExitCode.OK.number();
    }
  }
}

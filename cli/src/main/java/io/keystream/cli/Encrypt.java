package io.keystream.cli;

import io.keystream.cli.PayloadOutput.Content;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "encrypt",
    description = "Encrypt standard input (AES-256-GCM) with the active version of a key.")
final class Encrypt implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final PayloadInput input = new PayloadInput();
  @Mixin private final ContextOption context = new ContextOption();
  @Mixin private final PayloadOutput output = new PayloadOutput();
  @Mixin private final Target target;

  Encrypt(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    var plaintext = input.read(target.surroundings());
    try (var client = target.connect();
        var _ = target.waitingFor("the encryption")) {
      var encrypted =
          Answers.result(client.encrypt(key.name(), plaintext, context.bytes()));
      var ciphertext = encrypted.ciphertext().toArray();
      if (target.isJson()) {
        return target.print(
            Json.object(
                "key", key.name().path(),
                "version", encrypted.version().number(),
                "ciphertext", Text.base64(ciphertext)));
      }
      output.write(ciphertext, Content.BINARY, target.surroundings());
      return ExitCode.OK.number();
    }
  }
}

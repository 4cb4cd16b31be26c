package io.keystream.cli;

import io.keystream.cli.PayloadOutput.Content;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "decrypt",
    description = "Decrypt standard input with the version that encrypted it.")
final class Decrypt implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final PayloadInput input = new PayloadInput();
  @Mixin private final ContextOption context = new ContextOption();
  @Mixin private final PayloadOutput output = new PayloadOutput();
  @Mixin private final Target target;

  @Option(names = "--base64", description = "The ciphertext is base64 text.")
  private boolean base64;

  Decrypt(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    var ciphertext = ciphertext();
    try (var client = target.connect();
        var _ = target.waitingFor("the decryption");
        var decrypted =
            Answers.result(client.decrypt(key.name(), ciphertext, context.bytes()))) {
      var plaintext = decrypted.plaintext().reveal();
      if (target.isJson()) {
        return target.print(
            Json.object(
                "key", key.name().path(),
                "version", decrypted.version().number(),
                "plaintext", Text.base64(plaintext)));
      }
      output.write(plaintext, Content.PERHAPS_TEXT, target.surroundings());
      return ExitCode.OK.number();
    }
  }

  private byte[] ciphertext() {
    var read = input.readCiphertext(target.surroundings());
    try {
      return base64 ? Base64.getMimeDecoder().decode(read) : read;
    } catch (IllegalArgumentException e) {
      throw Stop.usage("The ciphertext is not base64: " + e.getMessage());
    }
  }
}

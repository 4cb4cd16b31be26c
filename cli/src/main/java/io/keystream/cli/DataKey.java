package io.keystream.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "datakey",
    description = {
      "Make a data key to encrypt much data with, in clear and encrypted under a key.",
      "Keep the ciphertext beside the data; 'decrypt' shows the key again. Both are base64."
    })
final class DataKey implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final ContextOption context = new ContextOption();
  @Mixin private final Target target;

  @Option(names = "--bits", paramLabel = "128|256|512", description = "Size (default: 256).")
  private int bits = 256;

  @Option(names = "--without-plaintext", description = "Do not show the key in clear.")
  private boolean withoutPlaintext;

  DataKey(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    try (var client = target.connect();
        var _ = target.waitingFor("the data key");
        var made =
            Answers.result(
                withoutPlaintext
                    ? client.generateDataKeyWithoutPlaintext(key.name(), bits, context.bytes())
                    : client.generateDataKey(key.name(), bits, context.bytes()))) {
      var plaintext = Text.base64(made.plaintext().reveal());
      var ciphertext = Text.base64(made.ciphertext().toArray());
      var lines =
          (withoutPlaintext ? "" : "plaintext   " + plaintext + System.lineSeparator())
              + "ciphertext  "
              + ciphertext;
      return target.say(
          lines,
          Json.object(
              "key", key.name().path(),
              "version", made.version().number(),
              "plaintext", plaintext,
              "ciphertext", ciphertext));
    }
  }
}

package io.keystream.cli;

import io.keystream.client.KeystreamClient;
import io.keystream.domain.key.KeyVersion;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "mac",
    description = {
      "Make a message authentication code (HMAC) over standard input, printed as keystream:vN:BASE64.",
      "With --verify: check one; exits with 1 if it is not valid."
    })
final class Mac implements Callable<Integer> {

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final PayloadInput input = new PayloadInput();
  @Mixin private final Target target;

  @Option(
      names = "--verify",
      paramLabel = "keystream:vN:BASE64",
      description = "Verify this MAC instead of making one.")
  private @Nullable String mac;

  Mac(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    var given = mac == null ? null : Text.versioned(mac);
    var message = input.read(target.surroundings());
    try (var client = target.connect();
        var _ = target.waitingFor("the MAC")) {
      return given == null ? generate(client, message) : verify(client, message, given);
    }
  }

  private int generate(KeystreamClient client, byte[] message) {
    var generated = Answers.result(client.generateMac(key.name(), message));
    var version = generated.version().number();
    var bytes = generated.mac().toArray();
    return target.say(
        Text.versioned(version, bytes),
        Json.object("key", key.name().path(), "version", version, "mac", Text.base64(bytes)));
  }

  private int verify(KeystreamClient client, byte[] message, Text.Versioned given) {
    return Verdict.print(
        Answers.result(
            client.verifyMac(
                key.name(),
                new KeyVersion(given.version()),
                message,
                given.bytes().toArray())),
        target);
  }
}

package io.keystream.cli;

import io.keystream.domain.key.KeyVersion;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "public-key", description = "Show the public half of a key, as PEM.")
final class PublicKeyCommand implements Callable<Integer> {

  private static final int PEM_LINE = 64;

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final Target target;

  @Option(
      names = "--key-version",
      paramLabel = "N",
      description = "Of this version (default: the active one).")
  private @Nullable KeyVersion version;

  PublicKeyCommand(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    try (var client = target.connect();
        var _ = target.waitingFor("the public key")) {
      var shown =
          Answers.result(
              version == null
                  ? client.publicKey(key.name())
                  : client.publicKey(key.name(), version));
      var pem = pem(shown.subjectPublicKeyInfo().toArray());
      return target.say(
          pem,
          Json.object(
              "key", key.name().path(),
              "version", shown.version().number(),
              "algorithm", shown.algorithm().name(),
              "public_key", pem));
    }
  }

  /** RFC 7468, 13. */
  private static String pem(byte[] subjectPublicKeyInfo) {
    var body =
        Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(subjectPublicKeyInfo);
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----";
  }
}

package io.keystream.cli;

import io.keystream.cli.PayloadOutput.Content;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "random", description = "Random bytes of the HSM.")
final class Random implements Callable<Integer> {

  @Parameters(paramLabel = "BYTES", description = "How many, 1 to 1024.")
  private int size;

  @Mixin private final PayloadOutput output = new PayloadOutput();
  @Mixin private final Target target;

  Random(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    try (var client = target.connect();
        var _ = target.waitingFor("random bytes");
        var random = Answers.result(client.generateRandom(size))) {
      var bytes = random.reveal();
      if (target.isJson()) {
        return target.print(Json.object("random", Text.base64(bytes)));
      }
      output.write(bytes, Content.BINARY, target.surroundings());
      return ExitCode.OK.number();
    }
  }
}

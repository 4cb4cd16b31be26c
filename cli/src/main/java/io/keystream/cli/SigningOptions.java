package io.keystream.cli;

import io.keystream.client.Accepted;
import io.keystream.client.AccessClient;
import io.keystream.client.Answer;
import io.keystream.client.Bus;
import io.keystream.client.DirectoryReader;
import io.keystream.credentials.Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who signs, for which platform, and how the verb answers. */
final class SigningOptions {

  @Mixin private final PlatformOptions platform = new PlatformOptions();
  @Mixin private final CredentialOptions credential = new CredentialOptions();

  @Option(names = "--json", description = "Answer with one JSON value.")
  private boolean json;

  private final Surroundings surroundings;

  SigningOptions(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  AccessClient connect() {
    return AccessClient.connect(
        credential.configuration(platform, surroundings, CallerOptions::byDefault),
        surroundings.clock(),
        surroundings.random());
  }

  /** For reading, who asks is not asked. */
  Bus bus() {
    return platform.bus(surroundings);
  }

  Certificate founding() {
    return credential.founding(platform, surroundings);
  }

  /** Who is enrolled and which policies there are; what proves nothing is told. */
  DirectoryReader.Read readDirectory() {
    var read = DirectoryReader.read(bus(), founding());
    read.ignored().forEach(line -> surroundings.err().println("keystream: " + line));
    return read;
  }

  boolean isJson() {
    return json;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** Asks for one change and waits until it is decided. */
  Accepted decided(Function<AccessClient, CompletableFuture<Answer<Accepted>>> change) {
    try (var client = connect();
        var _ = Progress.of("the command-service", surroundings.err())) {
      return Answers.result(change.apply(client));
    }
  }

  /** Prints one sentence, or the JSON value. */
  int say(String sentence, Object value) {
    surroundings.out().println(json ? Json.text(value) : sentence);
    return ExitCode.OK.number();
  }

  /**
   * Prints what was read, as a table or JSON; that something there proves nothing ends it with 4.
   */
  int list(DirectoryReader.Read read, Supplier<Table> table, Supplier<List<?>> values) {
    if (json) {
      print(values.get());
    } else {
      table.get().print(surroundings.out());
    }
    return (read.ignored().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS).number();
  }

  /** Prints the JSON value. */
  void print(Object value) {
    surroundings.out().println(Json.text(value));
  }
}

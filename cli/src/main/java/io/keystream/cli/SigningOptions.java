package io.keystream.cli;

import io.keystream.client.AccessClient;
import io.keystream.client.Bus;
import io.keystream.client.DirectoryReader;
import io.keystream.credentials.Certificate;
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

  /** Prints one sentence, or the JSON value. */
  int say(String sentence, Object value) {
    surroundings.out().println(json ? Json.text(value) : sentence);
    return ExitCode.OK.number();
  }

  /** Prints the JSON value. */
  void print(Object value) {
    surroundings.out().println(Json.text(value));
  }
}

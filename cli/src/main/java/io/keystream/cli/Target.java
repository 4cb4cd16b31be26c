package io.keystream.cli;

import io.keystream.client.ClientConfiguration;
import io.keystream.client.KeystreamClient;
import io.keystream.client.query.Page;
import io.keystream.client.query.Projections;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every verb that talks to a platform has: which platform, who asks, and how it answers. */
final class Target {

  @Mixin private final PlatformOptions platform = new PlatformOptions();
  @Mixin private final CallerOptions caller = new CallerOptions();

  @Option(names = "--json", description = "Answer with one JSON value.")
  private boolean json;

  private final Surroundings surroundings;

  Target(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  PlatformOptions platform() {
    return platform;
  }

  boolean isJson() {
    return json;
  }

  KeystreamClient connect() {
    return KeystreamClient.connect(configuration(), surroundings.clock());
  }

  ClientConfiguration configuration() {
    return ClientConfiguration.of(
            platform.bootstrapServers(surroundings), caller.caller(surroundings))
        .withTimeout(platform.timeout());
  }

  Projections projections() {
    return Projections.at(platform.projector(surroundings), platform.timeout());
  }

  /** Says what a page does not show. */
  void footnotes(Page<?> page) {
    switch (page.coverage()) {
      case COMPLETE -> {}
      case BEHIND ->
          surroundings.err().println("keystream: the projection has not read the whole log yet");
    }
    if (page.next() != null) {
      surroundings.err().println("keystream: there is more; raise --limit");
    }
  }

  /** Waits with a word on standard error when it takes long. */
  Progress waitingFor(String what) {
    return Progress.of(what, surroundings.err());
  }

  /** Prints the JSON value. */
  int print(Object value) {
    surroundings.out().println(Json.text(value));
    return ExitCode.OK.number();
  }

  /** Prints one sentence, or the JSON value. */
  int say(String sentence, Object value) {
    if (json) {
      return print(value);
    }
    surroundings.out().println(sentence);
    return ExitCode.OK.number();
  }
}

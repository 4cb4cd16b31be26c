package io.keystream.cli;

import io.keystream.client.ClientConfiguration;
import io.keystream.client.KeystreamClient;
import io.keystream.client.query.Page;
import io.keystream.client.query.Page.Coverage;
import io.keystream.client.query.Projections;
import io.keystream.credentials.Certificate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
    return KeystreamClient.connect(configuration(), surroundings.clock(), surroundings.random());
  }

  ClientConfiguration configuration() {
    return caller.configuration(platform, surroundings);
  }

  /** Empty where nobody names it and no platform was founded here. */
  Optional<Certificate> foundingIfKnown() {
    return caller.foundingIfKnown(platform, surroundings);
  }

  Projections projections() {
    return Projections.at(platform.projector(surroundings), platform.timeout());
  }

  /** Asks until the answer holds all that the log held, for as long as an answer may take. */
  <T> Page<T> complete(Supplier<Page<T>> question) {
    return complete(question, page -> page);
  }

  /** The same for an answer that has a page beside other things. */
  <T> T complete(Supplier<T> question, Function<T, Page<?>> page) {
    var startNanos = System.nanoTime();
    var answer = question.get();
    while (page.apply(answer).coverage() == Coverage.BEHIND
        && System.nanoTime() - startNanos < platform.timeout().toNanos()) {
      answer = question.get();
    }
    return answer;
  }

  /** Says what a page does not show; a script must not take a part of the log for all of it. */
  int finish(Page<?> page) {
    if (page.next() != null) {
      surroundings.err().println("keystream: there is more; raise --limit");
    }
    return switch (page.coverage()) {
      case COMPLETE -> ExitCode.OK.number();
      case BEHIND -> {
        surroundings
            .err()
            .println("keystream: not complete: the projection has not read the whole log yet");
        yield ExitCode.FAILED.number();
      }
    };
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

package io.keystream.local.demo;

import io.keystream.client.Accepted;
import io.keystream.client.Answer;
import io.keystream.client.KeyWatch;
import io.keystream.client.VersionOutcome;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.local.demo.Story.Turned;
import java.time.Duration;

/** The operator makes a key: a command, an event, material in the HSM, an active version. */
final class CreateKey {

  private static final Duration MAX_WAIT = Duration.ofSeconds(30);

  private CreateKey() {}

  static void play(Cast cast, Story story) {
    story.chapter("The operator creates the key " + Cast.KEY);
    var start = System.nanoTime();
    try (var watch = cast.operator().watch(Cast.KEY)) {
      var answer =
          cast.operator()
              .send(
                  new KeyCommand.Create(
                      Cast.KEY,
                      new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED),
                      Activation.WHEN_GENERATED))
              .join();
      var decided = Times.since(start);
      var outcome = outcome(answer, watch);
      var ready = Times.since(start);
      story.claim(
          "version 1 was generated in the HSM and is active",
          Turned.when(outcome.equals(new VersionOutcome.Active(KeyVersion.FIRST))));
      story.tell(
          "decided after %s, ready after %s".formatted(Times.text(decided), Times.text(ready)));
      story.figure(
          "key created",
          "decided in %s, ready in %s".formatted(Times.text(decided), Times.text(ready)));
    }
  }

  /** What becomes of the version that an accepted command asked for. */
  static VersionOutcome outcome(Answer<Accepted> answer, KeyWatch watch) {
    return switch (answer) {
      case Answer.Given<Accepted>(Accepted(_, _, KeyVersion version)) ->
          watch.await(version, Activation.WHEN_GENERATED, MAX_WAIT);
      case Answer.Given<Accepted> a -> throw new DemoFailure("no version was asked for: " + a);
      case Answer.Refused<Accepted>(_, var message, _) -> throw new DemoFailure(message);
      case Answer.Failed<Accepted>(_, var message, _) -> throw new DemoFailure(message);
    };
  }
}

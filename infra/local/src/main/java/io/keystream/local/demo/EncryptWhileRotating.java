package io.keystream.local.demo;

import io.keystream.client.Answer;
import io.keystream.client.Encrypted;
import io.keystream.client.VersionOutcome;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyVersion;
import io.keystream.local.demo.Records.Row;
import io.keystream.local.demo.Story.Turned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The gateway encrypts every record; after the first half the operator rotates the key, and the
 * gateway goes on meanwhile. The last quarter comes after the rotation.
 */
final class EncryptWhileRotating {

  private static final KeyVersion SECOND = new KeyVersion(2);

  private EncryptWhileRotating() {}

  /** The ciphertexts, in the order of the records. */
  static List<Encrypted> play(Cast cast, Records records, Story story) {
    story.chapter(
        "The gateway encrypts %d records; in the middle the key is rotated"
            .formatted(records.rows().size()));
    var rows = records.rows();
    var half = rows.size() / 2;
    var threeQuarters = half + (rows.size() - half) / 2;

    var before = encrypt(cast, rows.subList(0, half));
    story.tell("first half:         " + before.figures());
    var rotation = rotate(cast);
    var meanwhile = meanwhile(cast, rows.subList(half, threeQuarters), rotation);
    story.tell("during rotation:    %d records, one by one".formatted(meanwhile.size()));
    var took = rotation.join();
    story.tell("rotated:            version 2 is active after " + Times.text(took));
    var after = encrypt(cast, rows.subList(half + meanwhile.size(), rows.size()));
    story.tell("after the rotation: " + after.figures());

    var encrypted =
        Stream.of(before.results(), meanwhile, after.results()).flatMap(List::stream).toList();
    claims(records, before, after, encrypted, story);
    story.figure("encrypt", before.figures());
    story.figure("rotation while in use", Times.text(took));
    return encrypted;
  }

  private static Volley<Encrypted> encrypt(Cast cast, List<Row> rows) {
    return Volley.fire(rows, row -> encrypt(cast, row));
  }

  private static CompletableFuture<Answer<Encrypted>> encrypt(Cast cast, Row row) {
    return cast.gateway().encrypt(Cast.KEY, row.plaintext(), row.contextBytes());
  }

  /** Encrypts record after record until the rotation is over, or the rows are. */
  private static List<Encrypted> meanwhile(
      Cast cast, List<Row> rows, CompletableFuture<Duration> rotation) {
    var encrypted = new ArrayList<Encrypted>();
    for (var row : rows) {
      if (rotation.isDone()) {
        break;
      }
      switch (encrypt(cast, row).join()) {
        case Answer.Given<Encrypted>(var result) -> encrypted.add(result);
        case Answer.Refused<Encrypted>(_, var message, _) -> throw new DemoFailure(message);
        case Answer.Failed<Encrypted>(_, var message, _) -> throw new DemoFailure(message);
      }
    }
    return List.copyOf(encrypted);
  }

  private static CompletableFuture<Duration> rotate(Cast cast) {
    return CompletableFuture.supplyAsync(
        () -> rotateAndWait(cast), task -> Thread.ofVirtual().name("rotation").start(task));
  }

  private static Duration rotateAndWait(Cast cast) {
    var start = System.nanoTime();
    try (var watch = cast.operator().watch(Cast.KEY)) {
      var answer =
          cast.operator().send(new KeyCommand.Rotate(Cast.KEY, Activation.WHEN_GENERATED)).join();
      var outcome = CreateKey.outcome(answer, watch);
      if (!outcome.equals(new VersionOutcome.Active(SECOND))) {
        throw new DemoFailure("the rotation ended with " + outcome);
      }
      return Times.since(start);
    }
  }

  private static void claims(
      Records records,
      Volley<Encrypted> before,
      Volley<Encrypted> after,
      List<Encrypted> encrypted,
      Story story) {
    story.claim(
        "every record was encrypted, none failed during the rotation",
        Turned.when(encrypted.size() == records.rows().size()));
    story.claim(
        "before the rotation version 1 encrypted, after it version 2",
        Turned.when(
            before.results().stream().allMatch(e -> e.version().equals(KeyVersion.FIRST))
                && after.results().stream().allMatch(e -> e.version().equals(SECOND))));
  }
}

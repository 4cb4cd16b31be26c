package io.keystream.local.demo;

import io.keystream.local.DataLayout;
import io.keystream.local.Platform;
import io.keystream.local.PlatformConfiguration;
import io.keystream.local.PlatformConfiguration.Bus;
import io.keystream.local.PlatformFailure;
import io.keystream.local.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The main job from start to end in a directory of its own, of which nothing is left. */
public final class Demo {

  private Demo() {}

  /** How the demo ended. */
  public sealed interface Ending {
    /** Everything was as promised. */
    record AllTrue() implements Ending {}

    /** So many claims did not hold. */
    record Mismatches(int number) implements Ending {}
  }

  /**
   * Plays the whole story.
   *
   * @param file its lines are the records; null takes the file that comes with the project
   * @throws PlatformFailure if the platform does not start
   * @throws DemoFailure if the story cannot go on
   */
  public static Ending play(
      @Nullable Path file, InstantSource clock, SecureRandom random, PrintStream out) {
    var start = System.nanoTime();
    var records = records(file);
    var story = new Story(out);
    var directory = temporaryDirectory();
    try {
      play(records, directory, clock, random, story);
    } finally {
      delete(directory);
    }
    story.figure("whole demo", Times.text(Times.since(start)));
    story.summary();
    return story.mismatches() == 0
        ? new Ending.AllTrue()
        : new Ending.Mismatches(story.mismatches());
  }

  private static Records records(@Nullable Path file) {
    try {
      return Records.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new DemoFailure("The records cannot be read: " + e.getMessage());
    }
  }

  private static void play(
      Records records, Path directory, InstantSource clock, SecureRandom random, Story story) {
    story.chapter("Kafka, a SoftHSM token and every service start in this process");
    var start = System.nanoTime();
    try (var platform =
            Platform.start(
                new PlatformConfiguration(
                    new DataLayout(directory), new Bus.Embedded(), Ports.FREE),
                clock,
                random,
                story::tell);
        var cast = Cast.of(platform, clock, random)) {
      story.figure("platform started", Times.text(Times.since(start)));
      ReadAtNight.declareHours(cast, story);
      CreateKey.play(cast, story);
      var encrypted = EncryptWhileRotating.play(cast, records, story);
      DecryptAndCompare.play(cast, records, encrypted, story);
      SuspendAndResume.play(cast, records, encrypted, story);
      ShowAuditTrail.play(cast, records, story);
      ReadAtNight.play(cast, records, encrypted, story);
      CheckTheLog.play(cast, story);
    }
    story.chapter("Everything stops; nothing is left");
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("keystream-demo-");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory", e);
    }
  }

  private static void delete(Path directory) {
    try (var paths = Files.walk(directory)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }
}

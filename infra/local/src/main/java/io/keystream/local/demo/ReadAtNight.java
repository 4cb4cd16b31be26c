package io.keystream.local.demo;

import io.keystream.client.Accepted;
import io.keystream.client.Alert;
import io.keystream.client.Answer;
import io.keystream.client.Decrypted;
import io.keystream.client.Encrypted;
import io.keystream.domain.policy.WeeklyHours;
import io.keystream.local.demo.Story.Turned;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * A script works Monday to Friday, eight to six; its clock says three in the morning, it reads a
 * record, and an alert follows.
 */
final class ReadAtNight {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final WeeklyHours HOURS =
      new WeeklyHours(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(8, 0),
          LocalTime.of(18, 0),
          ZONE);
  private static final Duration MAX_ALERT = Duration.ofSeconds(30);

  private ReadAtNight() {}

  static void declareHours(Cast cast, Story story) {
    story.chapter("The operator declares when the report script works");
    var answer = cast.access(one -> one.declareHours(Cast.SCRIPT.principal(), HOURS));
    story.claim(
        "the operator's signed command is accepted: " + HOURS,
        Turned.when(answer instanceof Answer.Given<Accepted>));
  }

  static void play(Cast cast, Records records, List<Encrypted> encrypted, Story story) {
    story.chapter("The script reads a record; its clock says three in the morning");
    var since = cast.clock().instant().minus(Duration.ofMinutes(1));
    var night = lastThreeInTheMorning(cast.clock().instant());
    var sent = System.nanoTime();
    try (var script = cast.script(InstantSource.fixed(night))) {
      var answer =
          script
              .decrypt(
                  Cast.KEY,
                  encrypted.getFirst().ciphertext().toArray(),
                  records.rows().getFirst().contextBytes())
              .join();
      story.claim(
          "the read at %s is not refused: hours are watched, not enforced"
              .formatted(night.atZone(ZONE).toLocalDateTime()),
          Turned.when(answer instanceof Answer.Given<Decrypted>));
      var write = script.encrypt(Cast.KEY, new byte[1], new byte[0]).join();
      story.claim(
          "its policy lets it read and nothing else: encrypting is refused",
          Turned.when(write instanceof Answer.Refused<Encrypted>));
    }
    var alert = await(cast, since);
    var took = Times.since(sent);
    story.claim("an alert follows", Turned.when(alert.isPresent()));
    alert.ifPresent(raised -> tell(raised, took, story));
  }

  private static void tell(Alert alert, Duration took, Story story) {
    var raised = Duration.between(alert.observedAt(), alert.raisedAt());
    story.tell(
        "%s %s: %s used %s (%s)"
            .formatted(
                alert.severity(),
                alert.detection(),
                alert.caller().principal().name(),
                alert.key(),
                alert.operation()));
    story.tell(alert.message());
    story.tell("raised %s after the audit record".formatted(Times.text(raised)));
    story.figure(
        "alert",
        "raised %s after the audit record, seen %s after the request"
            .formatted(Times.text(raised), Times.text(took)));
  }

  private static Optional<Alert> await(Cast cast, Instant since) {
    var end = System.nanoTime() + MAX_ALERT.toNanos();
    do {
      var found =
          cast.operator().alerts(since, 100).stream()
              .filter(alert -> alert.caller().principal().equals(Cast.SCRIPT.principal()))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    } while (System.nanoTime() - end < 0);
    return Optional.empty();
  }

  private static Instant lastThreeInTheMorning(Instant now) {
    var today = now.atZone(ZONE).with(LocalTime.of(3, 0));
    return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
  }
}

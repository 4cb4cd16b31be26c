package io.keystream.directory;

import static io.keystream.directory.Hand.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.AccessCommand;
import io.keystream.domain.access.AccessEvent;
import io.keystream.domain.access.Enrolment;
import io.keystream.domain.access.Hours;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.policy.WeeklyHours;
import io.keystream.schemas.accessevent.HoursDeclared;
import io.keystream.schemas.accessevent.HoursWithdrawn;
import io.keystream.schemas.wire.AccessEventRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Somebody can write to the topic of access events and wants to work at night unseen. */
final class FollowHoursTest extends OneFollower {

  private static final WeeklyHours OFFICE = WeeklyHours.parse("Mon-Fri 08:00-18:00 Europe/Berlin");
  private static final WeeklyHours ALWAYS = WeeklyHours.parse("Mon-Sun 00:00-24:00 UTC");
  private static final List<String> WORKDAYS =
      List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");

  @Test
  void who_follows_comes_to_the_same_hours() {
    everything().forEach(this::assertApplied);

    assertThat(hours()).isEqualTo(new Hours.Declared(ALWAYS, at(3)));
    assertThat(follower.directory().principals())
        .isEqualTo(service.directory.directory().principals());
  }

  @Test
  void an_event_says_which_hours_and_when_they_were_decided() {
    assertApplied(enrolled());

    assertThat(follower.follow(Decider.bytes(declared(OFFICE, at(1)))))
        .isInstanceOfSatisfying(
            Followed.Applied.class,
            applied -> {
              assertThat(applied.at()).isEqualTo(at(1));
              assertThat(applied.event())
                  .isInstanceOfSatisfying(
                      AccessEvent.HoursDeclared.class,
                      event -> assertThat(event.hours()).isEqualTo(OFFICE));
            });
  }

  @Test
  void hours_other_than_those_ordered_are_ignored() {
    assertApplied(enrolled());
    var genuine = declared(OFFICE, at(1));

    for (var other :
        List.of(
            new HoursDeclared("svc-till", "Europe/Berlin", WORKDAYS, "00:00", "24:00"),
            new HoursDeclared("svc-till", "Europe/Paris", WORKDAYS, "08:00", "18:00"),
            new HoursDeclared("svc-till", "Europe/Berlin", List.of("MONDAY"), "08:00", "18:00"),
            new HoursDeclared("svc-till", "Mars/Base", WORKDAYS, "08:00", "18:00"),
            new HoursDeclared("ada", "Europe/Berlin", WORKDAYS, "08:00", "18:00"),
            new HoursWithdrawn("svc-till"))) {
      assertIgnored(
          new AccessEventRecord(2L, at(1), genuine.getEvidence(), other),
          "it is not what its command leads to");
    }
    assertApplied(genuine);
  }

  @Test
  void hours_that_a_principal_declares_for_itself_are_ignored() {
    assertApplied(enrolled());
    var evidence =
        till.asks(platform, new AccessCommand.DeclareHours(till.principal(), OFFICE), at(1));
    var said = new HoursDeclared("svc-till", "Europe/Berlin", WORKDAYS, "08:00", "18:00");

    assertIgnored(
        new AccessEventRecord(2L, at(1), evidence, said),
        "its command is refused: 'svc-till' is no operator");
  }

  @Test
  void hours_that_were_replaced_or_withdrawn_do_not_come_back() {
    assertApplied(enrolled());
    var lax = declared(ALWAYS, at(1));
    assertApplied(lax);
    var withdrawn = ordered(new AccessCommand.WithdrawHours(till.principal()), at(2));
    assertApplied(withdrawn);
    assertIgnored(lax, "its command is refused: A command about 'svc-till' issued at");
    assertApplied(declared(OFFICE, at(3)));

    assertIgnored(lax, "its command is refused: A command about 'svc-till' issued at");
    assertIgnored(withdrawn, "its command is refused: A command about 'svc-till' issued at");
    assertThat(hours()).isEqualTo(new Hours.Declared(OFFICE, at(3)));
  }

  @Test
  void an_order_that_is_kept_back_is_in_force_a_day_later_at_most() {
    assertApplied(enrolled());
    var genuine = declared(ALWAYS, at(1));

    assertIgnored(
        new AccessEventRecord(2L, at(1 + 24 * 3600 + 1), genuine.getEvidence(), genuine.getEvent()),
        "its command is refused: The command was issued at");
    assertApplied(genuine);
  }

  @Test
  void whatever_bytes_are_changed_nothing_else_is_applied_and_nothing_fails() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var events = everything();
    for (var round = 0; round < 1_000; round++) {
      var which = random.nextInt(events.size());
      var bytes = Decider.bytes(events.get(which));
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      var fresh = following(events.subList(0, which));
      var before = fresh.directory();
      if (fresh.follow(bytes) instanceof Followed.Ignored) {
        assertThat(fresh.directory()).as("seed %d", seed).isSameAs(before);
      } else {
        // A bit that does not matter, such as one of the sequence.
        assertThat(fresh.directory().principals())
            .as("seed %d", seed)
            .isEqualTo(following(events.subList(0, which + 1)).directory().principals());
      }
    }
  }

  private VerifiedDirectory following(List<AccessEventRecord> events) {
    var fresh = new VerifiedDirectory(platform, Hand.CERTIFICATES);
    events.forEach(event -> fresh.follow(Decider.bytes(event)));
    return fresh;
  }

  private List<AccessEventRecord> everything() {
    var events = new ArrayList<AccessEventRecord>();
    events.add(enrolled());
    events.add(declared(OFFICE, at(1)));
    events.add(ordered(new AccessCommand.WithdrawHours(till.principal()), at(2)));
    events.add(declared(ALWAYS, at(3)));
    return events;
  }

  private AccessEventRecord enrolled() {
    return service.accepts(ada.enrols(platform, till, PrincipalKind.APPLICATION, NOW), NOW);
  }

  private AccessEventRecord declared(WeeklyHours hours, Instant at) {
    return ordered(new AccessCommand.DeclareHours(till.principal(), hours), at);
  }

  private AccessEventRecord ordered(AccessCommand command, Instant at) {
    return service.accepts(ada.asks(platform, command, at), at);
  }

  private Hours hours() {
    return ((Enrolment.Enrolled) follower.directory().of(till.principal())).hours();
  }
}

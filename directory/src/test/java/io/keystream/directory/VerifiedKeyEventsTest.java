package io.keystream.directory;

import static io.keystream.directory.Hand.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.key.Key;
import io.keystream.schemas.KeyEventMapping;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts of what services have signed, before and after they are revoked. */
final class VerifiedKeyEventsTest extends OneKeyFollower {

  @Test
  void every_event_proves_that_it_happened_and_counts_once() {
    var records = decided(CREATE, till, service, NOW);

    assertThat(records).hasSize(2);
    for (var record : records) {
      assertThat(follow(record))
          .isInstanceOfSatisfying(
              FollowedKey.Proven.class,
              proven -> {
                assertThat(proven.event()).isEqualTo(KeyEventMapping.toEvent(record));
                assertThat(proven.command().getCaller().getPrincipal()).isEqualTo("svc-till");
                assertThat(proven.record()).isEqualTo(record);
              });
    }
    assertThat(follow(records.getFirst())).isInstanceOf(FollowedKey.Known.class);
    assertThat(follow(records.getLast())).isInstanceOf(FollowedKey.Known.class);
  }

  @Test
  void what_was_decided_before_a_revocation_counts_for_ever() {
    var created = decided(CREATE, till, service, NOW);
    access.accepts(ada.revokes(platform, till, NOW.plusSeconds(1)), NOW.plusSeconds(1));
    access.accepts(ada.revokes(platform, service, NOW.plusSeconds(1)), NOW.plusSeconds(1));

    assertThat(follow(created.getFirst())).isInstanceOf(FollowedKey.Proven.class);
  }

  @Test
  void a_service_that_is_revoked_decides_nothing() {
    activeKey();
    access.accepts(ada.revokes(platform, service, NOW.plusSeconds(3)), NOW.plusSeconds(3));

    assertIgnored(
        decided(SUSPEND, ada, service, NOW.plusSeconds(4)).getFirst(),
        "its decider is none: 'command-service' is revoked");
  }

  /** The keys of a service that was revoked pretend that it decided before that. */
  @Test
  void neither_time_nor_what_is_known_of_access_runs_back() {
    activeKey();
    var before = version();
    var next = Hand.of("command-service-2");
    access.accepts(
        ada.enrols(platform, next, PrincipalKind.SERVICE, NOW.plusSeconds(1)), NOW.plusSeconds(1));
    access.accepts(ada.revokes(platform, service, NOW.plusSeconds(1)), NOW.plusSeconds(1));
    decided(SUSPEND, ada, next, NOW.plusSeconds(2)).forEach(this::follow);
    var resume = till.command(RESUME, NOW);
    var signed = till.signs(platform, resume);

    assertIgnored(
        records(RESUME, resume, signed, service, NOW.plusSeconds(2), before).getFirst(),
        "it is older than what stands before it");
    assertIgnored(
        records(RESUME, resume, signed, next, NOW.plusSeconds(1), version()).getFirst(),
        "it is older than what stands before it");
    assertThat(follower.latest()).isEqualTo(new Moment(NOW.plusSeconds(2), version()));
    assertThat(follower.atLeastLatest(NOW)).isEqualTo(NOW.plusSeconds(2));
    assertThat(follower.atLeastLatest(NOW.plusSeconds(3))).isEqualTo(NOW.plusSeconds(3));
  }

  @Test
  void what_knows_access_events_that_are_not_there_is_ignored() {
    var command = till.command(CREATE, NOW);
    var signed = till.signs(platform, command);

    for (var unknown : List.of(version() + 1, Long.MAX_VALUE)) {
      assertIgnored(
          records(CREATE, command, signed, service, NOW, unknown).getFirst(),
          "it knows access events that are not there");
    }
    assertIgnored(
        records(CREATE, command, signed, service, NOW, -1).getFirst(),
        "it is older than what stands before it");
  }

  @Test
  void where_an_event_is_missing_the_log_is_corrupt_and_nobody_can_pretend_that() {
    decided(CREATE, till, service, NOW).forEach(this::follow);
    var generated = decided(GENERATED, worker, service, NOW).getFirst();
    var pretended = decided(GENERATED, worker, eve, NOW).getFirst();
    key = new Key.Absent(CARDS);
    sequence = 0;

    assertIgnored(pretended, "nobody is enrolled");
    assertThatThrownBy(() -> follow(generated))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("event 3 of key 'cards' follows event 0");
  }
}

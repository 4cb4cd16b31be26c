package io.keystream.commands.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.commands.Commands;
import io.keystream.directory.Moment;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyCommand;
import io.keystream.domain.key.KeyConfiguration;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.key.VersionScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotFileTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final KeyName CARDS = new KeyName("cards");

  private static final Moment LATEST = new Moment(NOW, 4);

  @TempDir Path directory;

  private final Ledger ledger = new Ledger();
  private Instant now = NOW;
  private final TestDesk desk = new TestDesk(ledger, new Lane(0, 1, 1), () -> now);

  @Test
  void what_was_written_is_read() {
    everyStateThereIs();
    ledger.answers().forgotten("alice", NOW);
    file("log").write(new Snapshot(ledger, LATEST, 77, 33));

    var read = Objects.requireNonNull(file("log").read());

    assertThat(read.nextEvent()).isEqualTo(77);
    assertThat(read.nextInput()).isEqualTo(33);
    assertThat(read.latest()).isEqualTo(LATEST);
    assertThat(read.ledger().answers().accepted()).isEqualTo(ledger.answers().accepted());
    assertThat(read.ledger().answers().refused()).isEqualTo(ledger.answers().refused());
    assertThat(read.ledger().answers().forgotten()).isEqualTo(Map.of("alice", NOW));
    assertThat(read.ledger().keyCount()).isEqualTo(ledger.keyCount());
    ledger
        .keys()
        .forEach((name, folded) -> {
          assertThat(read.ledger().fold(name).key()).isEqualTo(folded.key());
          assertThat(read.ledger().fold(name).sequence()).isEqualTo(folded.sequence());
        });
    var later = NOW.plus(Duration.ofDays(31));
    assertThat(read.ledger().destructionsDue(later)).isEqualTo(ledger.destructionsDue(later));
    assertThat(ledger.destructionsDue(later)).isNotEmpty();
  }

  @Test
  void a_missing_snapshot_is_none() {
    assertThat(file("log").read()).isNull();
  }

  @Test
  void a_snapshot_of_another_log_is_none() {
    file("log").write(new Snapshot(ledger, LATEST, 77, 33));

    assertThat(file("another log").read()).isNull();
  }

  @Test
  void a_snapshot_with_any_byte_damaged_is_none() throws IOException {
    everyStateThereIs();
    file("log").write(new Snapshot(ledger, LATEST, 77, 33));
    var path = directory.resolve("partition-0.snapshot");
    var good = Files.readAllBytes(path);
    for (var i = 0; i < good.length; i += 7) {
      var bad = good.clone();
      bad[i] ^= 0x10;
      Files.write(path, bad);
      assertThat(file("log").read()).as("byte %d damaged", i).isNull();
    }
  }

  @Test
  void a_snapshot_cut_short_is_none() throws IOException {
    everyStateThereIs();
    file("log").write(new Snapshot(ledger, LATEST, 77, 33));
    var path = directory.resolve("partition-0.snapshot");
    var good = Files.readAllBytes(path);
    for (var length = 0; length < good.length; length += 11) {
      Files.write(path, Arrays.copyOf(good, length));
      assertThat(file("log").read()).as("%d bytes left", length).isNull();
    }
  }

  @Test
  void a_snapshot_that_cannot_be_written_costs_nothing_else() throws IOException {
    Files.writeString(directory.resolve("file"), "in the way");
    new SnapshotFile(directory.resolve("file"), 0, "log").write(new Snapshot(ledger, LATEST, 1, 1));

    assertThat(new SnapshotFile(directory.resolve("file"), 0, "log").read()).isNull();
  }

  private SnapshotFile file(String history) {
    return new SnapshotFile(directory, 0, history);
  }

  private void everyStateThereIs() {
    judge(Commands.create("cards"));
    for (var version = 1; version <= 8; version++) {
      judge(Commands.generated("cards", version));
      judge(Commands.rotate("cards"));
    }
    judge(new KeyCommand.ReportGenerationFailed(CARDS, new KeyVersion(9), "no session"));
    judge(Commands.rotate("cards"));
    judge(new KeyCommand.ReportCompromise(CARDS, one(1), "found on a disk"));
    judge(new KeyCommand.Suspend(CARDS, one(2), "under suspicion"));
    judge(new KeyCommand.ReportCompromise(CARDS, one(3), "found on a disk"));
    for (var version : new int[] {1, 2, 3, 4, 5}) {
      judge(new KeyCommand.ScheduleDestruction(CARDS, one(version), NOW.plusSeconds(700_000)));
    }
    judge(new KeyCommand.ScheduleDestruction(CARDS, one(6), NOW.plus(Duration.ofDays(29))));
    now = NOW.plusSeconds(700_001);
    judge(new KeyCommand.DestroyDue(CARDS));
    judge(new KeyCommand.ConfirmDestroyed(CARDS, new KeyVersion(3)));
    judge(new KeyCommand.ConfirmDestroyed(CARDS, new KeyVersion(4)));
    judge(Commands.configure("cards", 3, 8));
    judge(Commands.trim("cards", 2));
    judge(
        new KeyCommand.Create(
            new KeyName("signing"),
            new KeySpec(KeyAlgorithm.EC_P256, Custody.RESIDENT),
            Activation.ON_COMMAND));
    judge(Commands.generated("signing", 1));
    judge(Commands.rotate("nobody"));
    assertThat(((Key.Present) ledger.fold(CARDS).key()).configuration())
        .isEqualTo(
            new KeyConfiguration(
                new KeyVersion(3), new MinEncryptionVersion(8), new KeyVersion(2), true));
    var states =
        ((Key.Present) ledger.fold(CARDS).key())
            .versions().values().stream().map(v -> v.state()).toList();
    assertThat(states)
        .contains(
            "requested",
            "failed",
            "active",
            "suspended",
            "deactivated",
            "compromised",
            "destroyed",
            "destroyed-compromised");
  }

  private static VersionScope one(int version) {
    return new VersionScope.One(new KeyVersion(version));
  }

  private void judge(KeyCommand command) {
    desk.judge(Commands.record(command, now));
  }
}

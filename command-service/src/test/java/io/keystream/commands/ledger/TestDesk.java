package io.keystream.commands.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.commands.Commands;
import io.keystream.commands.Staff;
import io.keystream.directory.FollowedKey;
import io.keystream.directory.Moment;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.domain.key.KeyCommand;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A desk in front of callers that it knows; commands are signed as whom they name. */
public final class TestDesk {

  final Staff staff;
  final VerifiedDirectory directory;
  final KeyMatter matter;
  final Desk<KeyCommandRecord, KeyCommand, KeyEventRecord> desk;
  private long offset;

  public TestDesk(Ledger ledger, Lane lane, InstantSource clock) {
    this(ledger, new BareDecider(ledger), lane, clock, new Staff(Commands.ISSUED));
  }

  TestDesk(Ledger ledger, Decider decider, Lane lane, InstantSource clock, Staff staff) {
    this.staff = staff;
    this.directory = staff.directory();
    this.matter =
        new KeyMatter(ledger, decider, directory, Moment.NONE, staff.account(), lane.partition());
    this.desk = new Desk<>(matter, directory, staff.account(), lane, "node-1", clock);
  }

  public Verdict<KeyEventRecord> judge(KeyCommandRecord command) {
    return judge(staff.bytes(command), command.getKey());
  }

  Verdict<KeyEventRecord> judge(byte @Nullable [] value, @Nullable String recordKey) {
    assertThat(desk.prepare()).isNull();
    return desk.judge(value, recordKey, "commands/0/" + offset++);
  }

  /** An event that an earlier owner left. */
  FollowedKey replay(KeyEventRecord event) {
    return matter.replayEvent(Topics.KEY_EVENTS.codec().encode(event), Commands.ISSUED);
  }

  /** A command that an earlier owner judged. */
  void replay(KeyCommandRecord command, InstantSource clock) {
    assertThat(desk.prepare()).isNull();
    desk.replayCommand(staff.bytes(command), clock.instant());
  }
}

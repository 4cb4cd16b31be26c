package io.keystream.commands.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.commands.Commands;
import io.keystream.commands.Staff;
import io.keystream.directory.FollowedKey;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.VerifiedKeyEvents;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.KeyEventRecord;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A desk in front of callers that it knows; commands are signed as whom they name. */
public final class TestDesk {

  final Staff staff;
  final VerifiedDirectory directory;
  final Desk desk;
  private long offset;

  public TestDesk(Ledger ledger, Lane lane, InstantSource clock) {
    this(ledger, new BareDecider(ledger), lane, clock, new Staff(Commands.ISSUED));
  }

  TestDesk(Ledger ledger, Decider decider, Lane lane, InstantSource clock, Staff staff) {
    this.staff = staff;
    this.directory = staff.directory();
    this.desk =
        new Desk(
            ledger,
            decider,
            directory,
            VerifiedKeyEvents.Moment.NONE,
            staff.account(),
            lane,
            "node-1",
            clock);
  }

  public Verdict judge(KeyCommandRecord command) {
    return judge(staff.bytes(command), command.getKey());
  }

  Verdict judge(byte @Nullable [] value, @Nullable String recordKey) {
    assertThat(desk.prepare()).isNull();
    return desk.judge(value, recordKey, "commands/0/" + offset++);
  }

  /** An event that an earlier owner left. */
  FollowedKey replay(KeyEventRecord event) {
    return desk.replayEvent(Topics.KEY_EVENTS.codec().encode(event), Commands.ISSUED);
  }

  /** A command that an earlier owner judged. */
  void replay(KeyCommandRecord command, InstantSource clock) {
    assertThat(desk.prepare()).isNull();
    desk.replayCommand(staff.bytes(command), clock.instant());
  }
}

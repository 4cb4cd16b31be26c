package io.keystream.commands.ledger;

import io.keystream.commands.Commands;
import io.keystream.commands.Staff;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.schemas.wire.KeyCommandRecord;
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
    this.desk = new Desk(ledger, decider, directory, lane, "node-1", clock);
  }

  public Verdict judge(KeyCommandRecord command) {
    return judge(staff.bytes(command), command.getKey());
  }

  Verdict judge(byte @Nullable [] value, @Nullable String recordKey) {
    return desk.judge(value, recordKey, "commands/0/" + offset++);
  }

  /** A command that an earlier owner judged. */
  void replay(KeyCommandRecord command, InstantSource clock) {
    desk.replayCommand(staff.bytes(command), clock.instant());
  }
}

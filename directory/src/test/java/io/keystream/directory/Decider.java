package io.keystream.directory;

import io.keystream.domain.access.AccessCommand;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.AccessEventRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.time.Instant;

/** Decides as the command-service does and returns what it writes. */
final class Decider {

  final VerifiedDirectory directory;

  Decider(Founding founding) {
    this.directory = new VerifiedDirectory(founding, Hand.CERTIFICATES);
  }

  AccessEventRecord accepts(SignedCommandRecord signed, Instant now) {
    if (directory.open(signed) instanceof Opened.Genuine<AccessCommandRecord, AccessCommand> command
        && directory.judge(command, now) instanceof Judgement.Accepted accepted) {
      return directory.take(accepted);
    }
    throw new AssertionError("not accepted: " + directory.open(signed));
  }

  static byte[] bytes(AccessEventRecord event) {
    return Topics.ACCESS_EVENTS.codec().encode(event);
  }
}

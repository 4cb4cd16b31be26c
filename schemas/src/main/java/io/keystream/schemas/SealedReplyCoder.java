package io.keystream.schemas;

import io.keystream.schemas.sealedreply.Sealed;
import io.keystream.schemas.sealedreply.SessionUnknown;
import io.keystream.schemas.wire.SealedReplyRecord;

/** The envelope of every answer. */
final class SealedReplyCoder implements BodyCoder<SealedReplyRecord> {

  private static final int SEALED = 0;
  private static final int SESSION_UNKNOWN = 1;

  @Override
  public void write(SealedReplyRecord record, BodyWriter out) {
    out.text(record.getRequestId());
    switch (record.getAnswer()) {
      case Sealed sealed -> {
        out.number(SEALED);
        out.bytes(sealed.getWorkerKey());
        out.number(sealed.getCounter());
        out.bytes(sealed.getSealed());
      }
      case SessionUnknown _ -> out.number(SESSION_UNKNOWN);
      // The union is closed by the schema; its Java type is Object.
      case Object other -> throw new IllegalArgumentException("not an answer: " + other.getClass());
    }
  }

  @Override
  public SealedReplyRecord read(BodyReader in) {
    return new SealedReplyRecord(in.text("requestId"), answer(in));
  }

  private static Object answer(BodyReader in) {
    return in.choice(2, "answer") == SEALED
        ? new Sealed(in.bytes("workerKey"), in.number("counter"), in.bytes("sealed"))
        : new SessionUnknown();
  }
}

package io.keystream.schemas;

import io.keystream.schemas.wire.ReplyAddress;
import io.keystream.schemas.wire.SealedRequestRecord;
import java.time.Instant;

/** The envelope of every request. */
final class SealedRequestCoder implements BodyCoder<SealedRequestRecord> {

  @Override
  public void write(SealedRequestRecord record, BodyWriter out) {
    out.bytes(record.getSession());
    out.number(record.getOpeningOffset());
    out.number(record.getSequence());
    out.text(record.getRequestId());
    out.number(record.getDeadline().toEpochMilli());
    out.number(record.getReplyTo().getPartition());
    out.text(record.getReplyTo().getAddress());
    out.bytes(record.getSealed());
  }

  @Override
  public SealedRequestRecord read(BodyReader in) {
    return new SealedRequestRecord(
        in.bytes("session"),
        in.number("openingOffset"),
        in.number("sequence"),
        in.text("requestId"),
        Instant.ofEpochMilli(in.number("deadline")),
        new ReplyAddress(in.smallNumber("partition"), in.text("address")),
        in.bytes("sealed"));
  }
}

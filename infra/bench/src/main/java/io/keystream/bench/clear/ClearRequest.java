package io.keystream.bench.clear;

import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** A request as it would travel unsealed: one record of what asks and what stands beside it. */
public final class ClearRequest extends SpecificRecordBase {

  private static final Schema SCHEMA =
      Fields.record(
          ClearRequest.class,
          List.of(
              Fields.text("requestId"),
              Fields.number("deadlineMillis"),
              Fields.of("replyTo", ReplyAddress.getClassSchema()),
              Fields.of("content", CryptoRequestRecord.getClassSchema())));

  private String requestId;
  private long deadlineMillis;
  private ReplyAddress replyTo;
  private CryptoRequestRecord content;

  /** For Avro, which fills it. */
  @SuppressWarnings("NullAway.Init")
  ClearRequest() {}

  public ClearRequest(
      String requestId, Instant deadline, ReplyAddress replyTo, CryptoRequestRecord content) {
    this.requestId = requestId;
    this.deadlineMillis = deadline.toEpochMilli();
    this.replyTo = replyTo;
    this.content = content;
  }

  public String requestId() {
    return requestId;
  }

  public Instant deadline() {
    return Instant.ofEpochMilli(deadlineMillis);
  }

  public ReplyAddress replyTo() {
    return replyTo;
  }

  public CryptoRequestRecord content() {
    return content;
  }

  @Override
  public Schema getSchema() {
    return SCHEMA;
  }

  @Override
  public SpecificData getSpecificData() {
    return new CryptoRequestRecord().getSpecificData();
  }

  @Override
  public Object get(int field) {
    return switch (field) {
      case 0 -> requestId;
      case 1 -> deadlineMillis;
      case 2 -> replyTo;
      case 3 -> content;
      default -> throw new IndexOutOfBoundsException(field);
    };
  }

  @Override
  public void put(int field, Object value) {
    switch (field) {
      case 0 -> requestId = value.toString();
      case 1 -> deadlineMillis = (long) value;
      case 2 -> replyTo = (ReplyAddress) value;
      case 3 -> content = (CryptoRequestRecord) value;
      default -> throw new IndexOutOfBoundsException(field);
    }
  }
}

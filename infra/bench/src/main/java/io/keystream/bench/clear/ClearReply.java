package io.keystream.bench.clear;

import io.keystream.schemas.wire.CryptoReplyRecord;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** An answer as it would travel unsealed. */
public final class ClearReply extends SpecificRecordBase {

  private static final Schema SCHEMA =
      Fields.record(
          ClearReply.class,
          List.of(
              Fields.text("requestId"), Fields.of("content", CryptoReplyRecord.getClassSchema())));

  private String requestId;
  private CryptoReplyRecord content;

  /** For Avro, which fills it. */
  @SuppressWarnings("NullAway.Init")
  ClearReply() {}

  public ClearReply(String requestId, CryptoReplyRecord content) {
    this.requestId = requestId;
    this.content = content;
  }

  public String requestId() {
    return requestId;
  }

  public CryptoReplyRecord content() {
    return content;
  }

  @Override
  public Schema getSchema() {
    return SCHEMA;
  }

  @Override
  public SpecificData getSpecificData() {
    return new CryptoReplyRecord().getSpecificData();
  }

  @Override
  public Object get(int field) {
    return switch (field) {
      case 0 -> requestId;
      case 1 -> content;
      default -> throw new IndexOutOfBoundsException(field);
    };
  }

  @Override
  public void put(int field, Object value) {
    switch (field) {
      case 0 -> requestId = value.toString();
      case 1 -> content = (CryptoReplyRecord) value;
      default -> throw new IndexOutOfBoundsException(field);
    }
  }
}

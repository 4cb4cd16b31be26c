package io.keystream.bench;

import io.keystream.schemas.SealedContent;
import io.keystream.schemas.Topics;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;
import io.keystream.schemas.wire.CallerRecord;
import io.keystream.schemas.wire.CryptoRequestRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a record costs on its way to bytes and back. */
@State(Scope.Thread)
public class WireParts {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final CallerRecord CALLER = new CallerRecord("svc-till", "till", "ada", false);

  private final CryptoRequestRecord request =
      new CryptoRequestRecord(
          "ada",
          "payments/cards",
          NOW,
          new Encrypt(ByteBuffer.allocate(256), ByteBuffer.allocate(64)),
          null);
  private final AuditRecord audit =
      new AuditRecord(
          "00000000-0000-0000-0000-000000000000",
          AuditKind.USE,
          "Encrypt",
          NOW,
          NOW.plusMillis(3),
          CALLER,
          "payments/cards",
          1,
          "active",
          AuditDecision.ALLOWED,
          "",
          "",
          256L,
          "worker-1",
          "keystream.crypto-requests.v1/0/7",
          "",
          0L,
          "",
          false,
          null);
  private final byte[] requestBytes = SealedContent.REQUEST.encode(request);
  private final byte[] auditBytes = Topics.AUDIT_LOG.codec().encode(audit);

  @Benchmark
  public byte[] encodeRequest() {
    return SealedContent.REQUEST.encode(request);
  }

  @Benchmark
  public CryptoRequestRecord decodeRequest() {
    return SealedContent.REQUEST.decode(requestBytes);
  }

  @Benchmark
  public byte[] encodeAuditRecord() {
    return Topics.AUDIT_LOG.codec().encode(audit);
  }

  @Benchmark
  public AuditRecord decodeAuditRecord() {
    return Topics.AUDIT_LOG.codec().decode(auditBytes);
  }
}

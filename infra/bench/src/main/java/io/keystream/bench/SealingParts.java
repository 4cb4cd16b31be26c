package io.keystream.bench;

import io.keystream.credentials.Credential;
import io.keystream.credentials.SignatureScheme;
import io.keystream.sealing.CallerSession;
import io.keystream.sealing.DomainKey;
import io.keystream.sealing.Platform;
import io.keystream.sealing.ReplyEpoch;
import io.keystream.sealing.RequestHeader;
import io.keystream.sealing.SealedReply;
import io.keystream.sealing.Suite;
import io.keystream.sealing.WorkerSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What sealing costs each request of 256 bytes, in one session or many that take turns. */
@State(Scope.Thread)
public class SealingParts {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String REPLIES = "replies";
  private static final UUID REQUEST = new UUID(1, 2);
  private static final byte[] CONTENT = new byte[256];

  @Param({"1", "1000", "10000"})
  public int sessions;

  private final SecureRandom random = new SecureRandom();
  private final List<Both> all = new ArrayList<>();
  private ReplyEpoch epoch = ReplyEpoch.begin(random);
  private int turn;
  private long sequence = 1;

  /** Both ends of a session, and a request with its reply. */
  private static final class Both {
    final CallerSession caller;
    final WorkerSession worker;
    final byte[] request;
    final SealedReply reply;

    Both(CallerSession caller, WorkerSession worker, ReplyEpoch epoch) {
      this.caller = caller;
      this.worker = worker;
      this.request = caller.seal(header(0), CONTENT);
      this.reply = worker.seal(REPLIES, REQUEST, request, CONTENT, epoch);
    }
  }

  @Setup(Level.Trial)
  public void open() {
    var credential =
        Credential.generate("svc-till", SignatureScheme.ED25519, NOW, Duration.ofDays(1), random);
    var platform = new Platform(credential.certificate().fingerprint());
    var key = Suite.P256.kem().generate(random);
    var domainKey = new DomainKey("bench", 1, Suite.P256, key.publicKey());
    for (var i = 0; i < sessions; i++) {
      var caller =
          CallerSession.open(
              platform,
              domainKey,
              "svc-till",
              "till",
              credential,
              NOW,
              Duration.ofHours(1),
              random);
      var worker = WorkerSession.derive(caller.opening(), caller.signature(), key);
      all.add(new Both(caller, worker, epoch));
    }
  }

  @Benchmark
  public byte[] callerSeals() {
    return next().caller.seal(header(sequence++), CONTENT);
  }

  @Benchmark
  public byte[] workerOpens() {
    var both = next();
    return both.worker.open(header(0), both.request);
  }

  @Benchmark
  public SealedReply workerReplies() {
    var both = next();
    return both.worker.seal(REPLIES, REQUEST, both.request, CONTENT, epoch);
  }

  @Benchmark
  public byte[] callerOpens() {
    var both = next();
    return both.caller.open(REPLIES, REQUEST, both.request, both.reply);
  }

  private Both next() {
    turn = (turn + 1) % all.size();
    return all.get(turn);
  }

  private static RequestHeader header(long sequence) {
    return new RequestHeader(
        "requests", 2, sequence, NOW.plusSeconds(30), REQUEST, 77, 1, "reply-address");
  }
}

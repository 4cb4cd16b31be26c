package io.keystream.sealing;

import io.keystream.sealing.hpke.BadPoint;
import io.keystream.sealing.hpke.DecapsulationKey;
import io.keystream.sealing.hpke.Group;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker's side of a session: opens requests and seals their replies. It is derived from the
 * opening alone, so any worker of the domain has it.
 *
 * <p>Whether the signature is genuine, the caller is enrolled and the time is right is judged by
 * who calls this.
 *
 * <p>Thread safety: any thread may open, one at a time seals, as long as nobody closes it while
 * another works.
 */
public final class WorkerSession implements AutoCloseable {

  private final SessionOpening opening;
  private final SessionId id;
  private final SealScope scope;
  private final SessionKeys keys;
  private @Nullable Replies replies;

  private WorkerSession(SessionOpening opening, SessionId id, SessionKeys keys) {
    this.opening = opening;
    this.id = id;
    this.scope = new SealScope(opening.platform(), opening.suite(), id);
    this.keys = keys;
  }

  /**
   * Derives the session's secrets.
   *
   * @param domainKey the one of the opening's domain and epoch
   * @throws BadPoint if the caller's halves are no public keys, or of another suite than the key
   */
  public static WorkerSession derive(
      SessionOpening opening, byte[] signature, DecapsulationKey domainKey) {
    Group.X25519.check(opening.callerKey());
    var id = SessionId.of(opening.encode(), signature);
    var exporter = domainKey.decapsulate(opening.encapsulated(), opening.info());
    return new WorkerSession(opening, id, new SessionKeys(id, exporter));
  }

  public SessionId id() {
    return id;
  }

  public SessionOpening opening() {
    return opening;
  }

  /**
   * Opens a request.
   *
   * @return the content, which the caller wipes
   * @throws BrokenSeal if it was not sealed in this session with this header
   */
  public byte[] open(RequestHeader header, byte[] sealed) {
    var padded =
        keys.requests()
            .open(header.partition(), header.sequence(), header.associated(scope), sealed);
    try {
      return Padding.unpad(padded);
    } finally {
      Arrays.fill(padded, (byte) 0);
    }
  }

  /** Seals the reply to a request that was opened. */
  public SealedReply seal(
      String replyTopic, UUID requestId, byte[] sealedRequest, byte[] content, ReplyEpoch epoch) {
    var workerKey = epoch.publicKey();
    var header = new ReplyHeader(replyTopic, requestId, epoch.next());
    var associated = header.associated(scope, workerKey, RequestTag.of(sealedRequest));
    var padded = Padding.pad(content);
    try {
      var sealed = repliesOf(epoch, workerKey).seal(0, header.counter(), associated, padded);
      return new SealedReply(workerKey, header.counter(), sealed);
    } finally {
      Arrays.fill(padded, (byte) 0);
    }
  }

  private Aead repliesOf(ReplyEpoch epoch, byte[] workerKey) {
    var known = replies;
    if (known == null || known.epoch() != epoch) {
      if (known != null) {
        known.keys().close();
      }
      known = new Replies(epoch, keys.replies(epoch.agree(opening.callerKey()), workerKey));
      replies = known;
    }
    return known.keys();
  }

  @Override
  public void close() {
    keys.close();
    if (replies != null) {
      replies.keys().close();
    }
  }

  private record Replies(ReplyEpoch epoch, Aead keys) {}
}

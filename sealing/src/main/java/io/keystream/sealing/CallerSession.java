package io.keystream.sealing;

import io.keystream.credentials.Credential;
import io.keystream.sealing.hpke.BadPoint;
import io.keystream.sealing.hpke.Group;
import io.keystream.sealing.hpke.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * A caller's side of a session: seals requests and opens their replies.
 *
 * <p>Thread safety: safe, as long as nobody closes it while another works.
 */
public final class CallerSession implements AutoCloseable {

  private final SessionOpening opening;
  private final byte[] signature;
  private final SessionId id;
  private final SealScope scope;
  private final KeyPair pair;
  private final SessionKeys keys;
  private final ReplyKeys replies = new ReplyKeys();

  private CallerSession(
      SessionOpening opening, byte[] signature, SessionId id, KeyPair pair, SessionKeys keys) {
    this.opening = opening;
    this.signature = signature;
    this.id = id;
    this.scope = new SealScope(opening.platform(), opening.suite(), id);
    this.pair = pair;
    this.keys = keys;
  }

  /**
   * Opens a session to a domain key; it counts for the workers once its opening is published.
   *
   * @param life at most {@link SessionOpening#MAX_LIFE}
   */
  public static CallerSession open(
      Platform platform,
      DomainKey key,
      String principal,
      String application,
      Credential credential,
      Instant notBefore,
      Duration life,
      SecureRandom random) {
    var claim =
        new SessionOpening.Claim(principal, application, credential.certificate().fingerprint());
    var nonce = new byte[SessionOpening.NONCE_BYTES];
    random.nextBytes(nonce);
    var pair = Group.X25519.generate(random);
    var unsealed =
        new SessionOpening(
            key.suite(),
            platform,
            key.domain(),
            key.epoch(),
            claim,
            notBefore,
            notBefore.plus(life),
            nonce,
            pair.publicKey(),
            new byte[0]);
    var encapsulation = key.suite().kem().encapsulate(key.publicKey(), unsealed.info(), random);
    var opening = unsealed.with(encapsulation.encapsulated());
    var signature = credential.sign(opening.encode());
    var id = SessionId.of(opening.encode(), signature);
    return new CallerSession(
        opening, signature, id, pair, new SessionKeys(id, encapsulation.exporter()));
  }

  public SessionId id() {
    return id;
  }

  public SessionOpening opening() {
    return opening;
  }

  /** By the caller's certificate key, over the opening's bytes. */
  public byte[] signature() {
    return signature.clone();
  }

  /** Seals a request. The same header must never come twice with other content. */
  public byte[] seal(RequestHeader header, byte[] content) {
    var padded = Padding.pad(content);
    try {
      return keys.requests()
          .seal(header.partition(), header.sequence(), header.associated(scope), padded);
    } finally {
      Arrays.fill(padded, (byte) 0);
    }
  }

  /**
   * Opens the reply to a request.
   *
   * @param sealedRequest what {@link #seal} made of it: a reply answers one request
   * @return the content, which the caller wipes
   * @throws BrokenSeal if it is none of this session's workers, or another request's
   */
  public byte[] open(String replyTopic, UUID requestId, byte[] sealedRequest, SealedReply reply) {
    var workerKey = reply.workerKey();
    if (workerKey.length != Group.X25519.pointBytes()) {
      throw new BrokenSeal("not a worker's key");
    }
    var header = new ReplyHeader(replyTopic, requestId, reply.counter());
    var associated = header.associated(scope, workerKey, RequestTag.of(sealedRequest));
    var padded =
        replies
            .of(workerKey, () -> keys.replies(agree(workerKey), workerKey))
            .open(0, reply.counter(), associated, reply.sealed());
    try {
      return Padding.unpad(padded);
    } finally {
      Arrays.fill(padded, (byte) 0);
    }
  }

  private byte[] agree(byte[] workerKey) {
    try {
      return pair.agree(workerKey);
    } catch (BadPoint _) {
      throw new BrokenSeal("not a worker's key");
    }
  }

  @Override
  public void close() {
    replies.close();
    keys.close();
    pair.close();
  }
}

package io.keystream.sealing;

import io.keystream.credentials.Fields;
import io.keystream.sealing.hpke.Exporter;
import io.keystream.sealing.hpke.Hkdf;
import java.util.Arrays;

/**
 * The secrets of one session, the same on both sides.
 *
 * <p>Thread safety: safe, as long as nobody closes it while another works.
 */
final class SessionKeys implements AutoCloseable {

  private static final byte[] REQUEST_KEY = Fields.utf8("keystream request key 1");
  private static final byte[] REQUEST_NONCE = Fields.utf8("keystream request nonce 1");
  private static final byte[] REPLY_SECRET = Fields.utf8("keystream reply secret 1");
  private static final String REPLY_KEY = "keystream reply key 1";
  private static final String REPLY_NONCE = "keystream reply nonce 1";

  private final SessionId session;
  private final Aead requests;
  private final byte[] replySecret;

  /** Takes the exporter over and closes it. */
  SessionKeys(SessionId session, Exporter exporter) {
    this.session = session;
    try (exporter) {
      this.requests =
          new Aead(
              exporter.export(REQUEST_KEY, Aead.KEY_BYTES),
              exporter.export(REQUEST_NONCE, Aead.NONCE_BYTES));
      this.replySecret = exporter.export(REPLY_SECRET, Hkdf.HASH_BYTES);
    }
  }

  Aead requests() {
    return requests;
  }

  /**
   * The keys of the replies of one reply epoch. They need the second exchange too: who learns the
   * domain key later opens recorded requests, but no recorded reply.
   *
   * @param agreed of the caller's and the worker's ephemeral keys; wiped here
   * @param workerKey the worker's public half
   */
  Aead replies(byte[] agreed, byte[] workerKey) {
    var extracted = Hkdf.extract(replySecret, agreed);
    try {
      var id = session.toBytes();
      return new Aead(
          Hkdf.expand(extracted, Fields.of(REPLY_KEY, id, workerKey), Aead.KEY_BYTES),
          Hkdf.expand(extracted, Fields.of(REPLY_NONCE, id, workerKey), Aead.NONCE_BYTES));
    } finally {
      Arrays.fill(agreed, (byte) 0);
      Arrays.fill(extracted, (byte) 0);
    }
  }

  @Override
  public void close() {
    requests.close();
    Arrays.fill(replySecret, (byte) 0);
  }
}

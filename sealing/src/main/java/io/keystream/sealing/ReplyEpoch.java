package io.keystream.sealing;

import io.keystream.sealing.hpke.Group;
import io.keystream.sealing.hpke.KeyPair;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A worker's key pair for its replies and the one counter of all replies under it, whatever the
 * session: a session that is forgotten and derived again cannot repeat a nonce.
 *
 * <p>It lives in memory alone and is begun anew after a while; what was sent under it then stays
 * closed for everybody but the callers.
 *
 * <p>Thread safety: safe, as long as nobody closes it while another seals.
 */
public final class ReplyEpoch implements AutoCloseable {

  private final KeyPair pair;
  private final AtomicLong counter = new AtomicLong();

  private ReplyEpoch(KeyPair pair) {
    this.pair = pair;
  }

  public static ReplyEpoch begin(SecureRandom random) {
    return new ReplyEpoch(Group.X25519.generate(random));
  }

  byte[] publicKey() {
    return pair.publicKey();
  }

  byte[] agree(byte[] callerKey) {
    return pair.agree(callerKey);
  }

  long next() {
    return counter.getAndIncrement();
  }

  @Override
  public void close() {
    pair.close();
  }
}

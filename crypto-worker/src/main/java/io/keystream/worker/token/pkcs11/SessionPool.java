package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.TokenFailure;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The fixed set of sessions in which operations run. Opened at start and kept: with many loaded
 * keys, opening a session costs SoftHSM milliseconds.
 *
 * <p><i>Thread safety:</i> safe; a thread waits at most {@value #MAX_WAIT_SECONDS} seconds.
 */
final class SessionPool implements AutoCloseable {

  private static final int MAX_WAIT_SECONDS = 30;

  private final Connection connection;
  private final int sessions;
  private final BlockingQueue<OperationSession> idle;

  SessionPool(Connection connection, int sessions) {
    this.connection = connection;
    this.sessions = sessions;
    this.idle = new ArrayBlockingQueue<>(sessions);
    for (int i = 0; i < sessions; i++) {
      idle.add(new OperationSession(connection));
    }
  }

  <T> T use(Function<OperationSession, T> operation) {
    connection.checkAlive();
    OperationSession session = borrow();
    try {
      return operation.apply(session);
    } finally {
      giveBack(session);
    }
  }

  private OperationSession borrow() {
    try {
      OperationSession session = idle.poll(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
      if (session == null) {
        throw new TokenFailure.Unavailable(
            "no session of the token became free in " + MAX_WAIT_SECONDS + " s");
      }
      return session;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TokenFailure.Unavailable("interrupted while waiting for a session", e);
    }
  }

  private void giveBack(OperationSession session) {
    if (!session.isSuspect()) {
      idle.add(session);
      return;
    }
    session.close();
    try {
      idle.add(new OperationSession(connection));
    } catch (TokenFailure e) {
      connection.lose("a session could not be replaced: " + e.getMessage());
    }
  }

  /** Closes every session, as the operations under way give them back. */
  @Override
  public void close() {
    try {
      for (int i = 0; i < sessions; i++) {
        OperationSession session = idle.poll(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        if (session == null) {
          return;
        }
        session.close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

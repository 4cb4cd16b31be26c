package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.keystream.worker.token.TokenFailure;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One token's way through the library. Remembers when the token was lost, so that everything after
 * fails at once, in the same words.
 *
 * <p><i>Thread safety:</i> safe.
 */
final class Connection {

  private static final String ALIVE = "";

  private final Cryptoki cryptoki;
  private final long slot;
  private final AtomicReference<String> lost = new AtomicReference<>(ALIVE);

  Connection(Cryptoki cryptoki, long slot) {
    this.cryptoki = cryptoki;
    this.slot = slot;
  }

  Cryptoki cryptoki() {
    return cryptoki;
  }

  long slot() {
    return slot;
  }

  /** Lets CKR_OK pass; anything else is a failure, for ever if the code says so. */
  void check(String function, long rv) {
    if (rv != Ck.CKR_OK) {
      throw failure(function, rv);
    }
  }

  TokenFailure failure(String function, long rv) {
    return ReturnCode.isLost(rv)
        ? lose(ReturnCode.describe(function, rv))
        : ReturnCode.failure(function, rv);
  }

  /** Declares the token lost; the first reason stays. */
  TokenFailure lose(String reason) {
    lost.compareAndSet(ALIVE, reason);
    return new TokenFailure.Unavailable(reason + "; restart this process");
  }

  void checkAlive() {
    String reason = lost.get();
    if (!reason.equals(ALIVE)) {
      throw new TokenFailure.Unavailable(reason + "; restart this process");
    }
  }

  /** A session that may change the token. Each is a serial session, as the standard demands. */
  long openSession() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment session = arena.allocate(JAVA_LONG);
      check(
          "C_OpenSession",
          cryptoki.openSession(slot, Ck.CKF_RW_SESSION | Ck.CKF_SERIAL_SESSION, session));
      return session.get(JAVA_LONG, 0);
    }
  }

  /** Closes a session; one that is gone already is closed. */
  void closeSession(long session) {
    cryptoki.closeSession(session);
  }
}

package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * One session with its native memory, borrowed by one thread for one operation. It holds no objects
 * beyond the operation, so that it can be replaced when an operation may have been left open.
 *
 * <p><i>Thread safety:</i> none; {@link SessionPool} hands it to one thread at a time.
 */
final class OperationSession implements AutoCloseable {

  private static final int IV_BYTES = 12;
  private static final int IVS_AT_ONCE = 64;

  /** NSS gives no more than 64 KiB for one call. */
  private static final int RANDOM_AT_ONCE_BYTES = 32 * 1024;

  private final Connection connection;
  private final long handle;
  private final Scratch scratch = new Scratch();
  private final TokenObjects objects;
  private byte[] ivs = {};
  private int nextIv;
  private boolean suspect;

  OperationSession(Connection connection) {
    this.connection = connection;
    this.handle = connection.openSession();
    this.objects = new TokenObjects(connection, handle);
  }

  long handle() {
    return handle;
  }

  Scratch scratch() {
    return scratch;
  }

  TokenObjects objects() {
    return objects;
  }

  /** Says that an operation may still be active in this session. */
  void suspect() {
    suspect = true;
  }

  boolean isSuspect() {
    return suspect;
  }

  /** A fresh random IV; they are fetched from the token in batches, each used once. */
  byte[] nextIv() {
    if (nextIv == ivs.length) {
      ivs = random(IV_BYTES * IVS_AT_ONCE);
      nextIv = 0;
    }
    byte[] iv = Arrays.copyOfRange(ivs, nextIv, nextIv + IV_BYTES);
    nextIv += IV_BYTES;
    return iv;
  }

  byte[] random(int sizeBytes) {
    byte[] random = new byte[sizeBytes];
    for (int done = 0; done < sizeBytes; done += RANDOM_AT_ONCE_BYTES) {
      int count = Math.min(RANDOM_AT_ONCE_BYTES, sizeBytes - done);
      MemorySegment out = scratch.out(count);
      connection.check(
          "C_GenerateRandom", connection.cryptoki().generateRandom(handle, out, count));
      MemorySegment.copy(out, JAVA_BYTE, 0, random, done, count);
      scratch.wipeOut(count);
    }
    return random;
  }

  @Override
  public void close() {
    connection.closeSession(handle);
    scratch.close();
  }
}

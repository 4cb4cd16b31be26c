package io.keystream.sealing;

/**
 * A reply as it travels.
 *
 * <p>Thread safety: safe.
 */
public final class SealedReply {

  private final byte[] workerKey;
  private final long counter;
  private final byte[] sealed;

  /** Takes the arrays over: nobody writes into them afterwards. */
  public SealedReply(byte[] workerKey, long counter, byte[] sealed) {
    this.workerKey = workerKey;
    this.counter = counter;
    this.sealed = sealed;
  }

  /** The public half of the worker's reply epoch. */
  public byte[] workerKey() {
    return workerKey.clone();
  }

  public long counter() {
    return counter;
  }

  public byte[] sealed() {
    return sealed.clone();
  }

  /** Not a copy. */
  byte[] toOpen() {
    return sealed;
  }
}

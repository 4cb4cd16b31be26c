package io.keystream.sealing;

/**
 * A reply as it travels. Its arrays are no copies: a few are made for every request.
 *
 * <p>Thread safety: safe, as nobody writes into them.
 */
public final class SealedReply {

  private final byte[] workerKey;
  private final long counter;
  private final byte[] sealed;

  /** Takes the arrays over. */
  public SealedReply(byte[] workerKey, long counter, byte[] sealed) {
    this.workerKey = workerKey;
    this.counter = counter;
    this.sealed = sealed;
  }

  /** The public half of the worker's reply epoch. */
  public byte[] workerKey() {
    return workerKey;
  }

  public long counter() {
    return counter;
  }

  public byte[] sealed() {
    return sealed;
  }
}

package io.keystream.sealing.hpke;

/**
 * A receiver's key pair, wherever the private half is kept: in memory or in an HSM.
 *
 * <p><i>Laws.</i> {@link #agree} gives what Diffie-Hellman gives with the public half's private
 * counterpart; it refuses a peer that is not in the group with {@link BadPoint}.
 */
public interface KeyPair extends AutoCloseable {

  /** As the group serializes it (RFC 9180, 7.1.1). */
  byte[] publicKey();

  /** The shared secret of Diffie-Hellman, which the caller wipes. */
  byte[] agree(byte[] peer);

  /** Wipes what it holds in memory. */
  @Override
  void close();
}

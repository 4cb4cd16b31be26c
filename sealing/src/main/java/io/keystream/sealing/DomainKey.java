package io.keystream.sealing;

import io.keystream.sealing.hpke.BadPoint;

/**
 * The public half of a worker domain's key of one epoch: what sessions are opened to.
 *
 * <p>Thread safety: safe.
 */
public final class DomainKey {

  private final String domain;
  private final int epoch;
  private final Suite suite;
  private final byte[] publicKey;

  /**
   * Puts it together.
   *
   * @throws BadPoint if the public key is not one of the suite's
   */
  public DomainKey(String domain, int epoch, Suite suite, byte[] publicKey) {
    suite.kem().check(publicKey);
    this.domain = DomainName.checked(domain);
    this.epoch = epoch;
    this.suite = suite;
    this.publicKey = publicKey.clone();
  }

  public String domain() {
    return domain;
  }

  public int epoch() {
    return epoch;
  }

  public Suite suite() {
    return suite;
  }

  public byte[] publicKey() {
    return publicKey.clone();
  }
}

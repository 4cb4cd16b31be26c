package io.keystream.worker.token.pkcs11;

import io.keystream.embedded.SoftHsm;
import io.keystream.worker.token.Token;

/** Tokens of the one SoftHSM that this test process has, for tests of other packages. */
public final class SoftHsmTokens {
  private SoftHsmTokens() {}

  /** The token of a worker domain. */
  public static Token open(String domain) {
    return SoftHsmDevice.DEVICE.openToken(domain);
  }

  /** For child processes. */
  public static SoftHsm softHsm() {
    return SoftHsmDevice.SOFT_HSM;
  }
}

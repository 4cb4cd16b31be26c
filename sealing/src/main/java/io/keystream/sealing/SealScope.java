package io.keystream.sealing;

import io.keystream.credentials.Fields;

/**
 * What every seal of one session is bound to, as the bytes that stand in its associated data: put
 * down once for the session and not for each seal.
 *
 * <p>Thread safety: immutable; nobody writes into the arrays.
 */
final class SealScope {

  private final byte[] platform;
  private final byte[] suite;
  private final byte[] session;

  SealScope(Platform platform, Suite suite, SessionId session) {
    this.platform = platform.toBytes();
    this.suite = Fields.u8(suite.code());
    this.session = session.toBytes();
  }

  byte[] platform() {
    return platform;
  }

  byte[] suite() {
    return suite;
  }

  byte[] session() {
    return session;
  }

  int sizeBytes() {
    return platform.length + suite.length + session.length;
  }
}

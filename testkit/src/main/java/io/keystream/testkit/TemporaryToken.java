package io.keystream.testkit;

import io.keystream.embedded.SoftHsm;
import java.security.SecureRandom;

/**
 * A SoftHSM token of a test, deleted when it is closed.
 *
 * <p>SoftHSM reads its configuration once per process: a test JVM uses one token through {@link
 * SoftHsm#useInThisProcess}; any further one belongs to a child process.
 */
public final class TemporaryToken implements AutoCloseable {

  private final TemporaryDirectory directory;
  private final SoftHsm softHsm;

  private TemporaryToken(TemporaryDirectory directory, SoftHsm softHsm) {
    this.directory = directory;
    this.softHsm = softHsm;
  }

  public static TemporaryToken create(String label) {
    var directory = TemporaryDirectory.create("keystream-token-");
    try {
      return new TemporaryToken(
          directory, SoftHsm.open(directory.path(), label, new SecureRandom()));
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  public SoftHsm softHsm() {
    return softHsm;
  }

  @Override
  public void close() {
    directory.close();
  }
}

package io.keystream.embedded;

/** SoftHSM cannot give us a token; the message says why and what mends it. */
public abstract sealed class SoftHsmFailure extends RuntimeException {

  private SoftHsmFailure(String message) {
    super(message);
  }

  private SoftHsmFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** SoftHSM is not on this machine; trying again helps after it was installed. */
  public static final class NotInstalled extends SoftHsmFailure {
    NotInstalled(String message) {
      super(message);
    }
  }

  /**
   * The token's files are damaged or incomplete, or the module refused; trying again is useless.
   */
  public static final class Unusable extends SoftHsmFailure {
    Unusable(String message) {
      super(message);
    }

    Unusable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}

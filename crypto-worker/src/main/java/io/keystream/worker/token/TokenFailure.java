package io.keystream.worker.token;

import java.util.Objects;

/**
 * What can go wrong in a token. The type says whether trying again helps: only {@link Unavailable}
 * does, and only in a restarted process. No message ever carries key material, a PIN or a payload.
 */
public abstract sealed class TokenFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private TokenFailure(String message) {
    super(message);
  }

  private TokenFailure(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public final String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /**
   * The token does not answer. Nothing is known about the operation; stop taking work, restart the
   * process, try again.
   */
  public static final class Unavailable extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
      super(message);
    }

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The PIN is wrong or locked. Never try again: some tokens lock after a few wrong ones. */
  public static final class WrongPin extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public WrongPin(String message) {
      super(message);
    }
  }

  /** The ciphertext, its IV or its additional data is not what was sealed, or was cut. */
  public static final class BadCiphertext extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public BadCiphertext(String message) {
      super(message);
    }
  }

  /** The public key of the other side is no key of the curve. */
  public static final class BadPublicKey extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public BadPublicKey(String message) {
      super(message);
    }

    public BadPublicKey(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The material is corrupt, destroyed, or not that of this key, version and algorithm. */
  public static final class MaterialRejected extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public MaterialRejected(String message) {
      super(message);
    }

    public MaterialRejected(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** This module cannot do it, ever. */
  public static final class Unsupported extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public Unsupported(String message) {
      super(message);
    }
  }

  /** The token is not set up as it must be, or failed its self test: a person has to mend it. */
  public static final class Unfit extends TokenFailure {
    private static final long serialVersionUID = 1L;

    public Unfit(String message) {
      super(message);
    }
  }
}

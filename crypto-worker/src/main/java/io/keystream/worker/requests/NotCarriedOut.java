package io.keystream.worker.requests;

/** Nobody carried a use out in time; it may be tried again. */
public final class NotCarriedOut extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotCarriedOut(String message, Throwable cause) {
    super(message, cause);
  }
}

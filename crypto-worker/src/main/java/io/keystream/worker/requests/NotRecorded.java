package io.keystream.worker.requests;

/** The audit log did not take the record in time: nothing is answered. */
public final class NotRecorded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotRecorded(String message, Throwable cause) {
    super(message, cause);
  }
}

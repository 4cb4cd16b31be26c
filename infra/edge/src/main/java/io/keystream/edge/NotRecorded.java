package io.keystream.edge;

/** The audit log did not take the record in time: nothing is answered. */
public final class NotRecorded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotRecorded(Throwable cause) {
    super("The audit log does not take the record; nothing is answered.", cause);
  }
}

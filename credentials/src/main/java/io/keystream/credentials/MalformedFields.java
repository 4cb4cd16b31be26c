package io.keystream.credentials;

/** Bytes are not the fields they should be; says where they differ. */
public final class MalformedFields extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedFields(String message) {
    super(message);
  }
}

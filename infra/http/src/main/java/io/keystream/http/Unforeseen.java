package io.keystream.http;

/** A question met a defect of ours; the log has it, and whoever asked is not told what it is. */
final class Unforeseen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unforeseen(RuntimeException cause) {
    super(cause);
  }
}

package io.keystream.http;

/** An address is not to be had: somebody else listens there, or it is none of this machine. */
public final class CannotListen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotListen(String host, int port) {
    super("cannot listen at %s:%d; is the port taken?".formatted(host, port));
  }
}

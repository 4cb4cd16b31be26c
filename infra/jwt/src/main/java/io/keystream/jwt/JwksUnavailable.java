package io.keystream.jwt;

/** Nobody has the keys of an issuer at this moment; later somebody may. */
public final class JwksUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The message is for the record: it quotes nothing that a server answered. */
  public JwksUnavailable(String message) {
    super(message);
  }
}

package io.keystream.local;

/**
 * Where a local platform listens; 0 takes a free port.
 *
 * @param projector of the audit-projector's HTTP API
 * @param https of the crypto-worker's, which is as Vault's
 */
public record Ports(int projector, int https) {

  /** Whatever is free. */
  public static final Ports FREE = new Ports(0, 0);
}

package io.keystream.local;

import org.jspecify.annotations.Nullable;

/**
 * Where a local platform listens; 0 takes a free port, as does another of the first two that is
 * taken.
 *
 * @param projector of the audit-projector's HTTP API
 * @param https of what answers as Vault does
 * @param plainHttp of the same without TLS; null where nobody asked for it
 * @param apart whether workers and command-services also listen each for itself, at free ports
 */
public record Ports(int projector, int https, @Nullable Integer plainHttp, boolean apart) {

  /** Whatever is free, with TLS. */
  public static final Ports FREE = new Ports(0, 0, null, false);

  /** Also without TLS, for who is on this machine. */
  public Ports withPlainHttp(int port) {
    return new Ports(projector, https, port, apart);
  }

  /** Also as services of their own do, which a proxy joins. */
  public Ports withServicesApart() {
    return new Ports(projector, https, plainHttp, true);
  }
}

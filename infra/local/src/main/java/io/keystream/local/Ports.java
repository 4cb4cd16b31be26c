package io.keystream.local;

import org.jspecify.annotations.Nullable;

/**
 * Where a local platform listens; 0 takes a free port.
 *
 * @param projector of the audit-projector's HTTP API
 * @param https of what answers as Vault does
 * @param plainHttp of the same without TLS; null where nobody asked for it
 */
public record Ports(int projector, int https, @Nullable Integer plainHttp) {

  /** Whatever is free, with TLS. */
  public static final Ports FREE = new Ports(0, 0, null);

  /** Also without TLS, for who is on this machine. */
  public Ports withPlainHttp(int port) {
    return new Ports(projector, https, port);
  }
}

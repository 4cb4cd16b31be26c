package io.keystream.worker.http;

import io.keystream.http.HealthRoutes;
import io.keystream.http.Routes;
import io.keystream.worker.keks.KekEpochs;
import io.keystream.worker.requests.DirectUses;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** What a worker answers to clients of Vault's API. */
public final class VaultApi {

  private VaultApi() {}

  /**
   * Uses of keys under {@code /v1/transit}, and under {@code /v1/sys} whether the worker does its
   * work and what wraps its keys.
   *
   * @param platform names the platform
   */
  public static List<Routes> routes(
      DirectUses uses, KekEpochs keks, BooleanSupplier ready, UUID platform, InstantSource clock) {
    return List.of(
        new Routes("/v1/transit", new TransitRoutes(uses, clock)),
        new Routes("/v1/sys", new HealthRoutes(ready, platform, clock)),
        new Routes("/v1/sys", new KekRoutes(uses.front(), keks)));
  }
}

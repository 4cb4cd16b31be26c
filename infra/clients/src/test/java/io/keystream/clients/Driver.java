package io.keystream.clients;

import io.github.jopenlibs.vault.SslConfig;
import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultConfig;
import io.github.jopenlibs.vault.VaultException;

/** vault-java-driver, as its documentation sets it up. */
final class Driver {

  /** Paths as they are written: of engines other than KV. */
  static final int PLAIN_PATHS = 1;

  /** Puts {@code data} or what else belongs there behind the mount: of KV, version 2. */
  static final int KV_2 = 2;

  private Driver() {}

  static Vault with(String token, int engineVersion) throws VaultException {
    return Vault.create(
        new VaultConfig()
            .address(OnePlatform.address())
            .token(token)
            .engineVersion(engineVersion)
            .sslConfig(new SslConfig().pemFile(OnePlatform.authority().toFile()).build())
            .build());
  }

  /** Somebody who has yet to log in. */
  static Vault withoutToken() throws VaultException {
    return with("", PLAIN_PATHS);
  }
}

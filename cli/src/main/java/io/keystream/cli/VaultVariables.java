package io.keystream.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The environment variables of Vault's clients; those of OpenBao's count first, as there. */
record VaultVariables(Surroundings surroundings) {

  /** Names of those that prove who reads, or say where the proof is. */
  static final Set<String> CREDENTIALS =
      Set.of(
          "VAULT_TOKEN",
          "VAULT_CLIENT_CERT",
          "VAULT_CLIENT_KEY",
          "BAO_TOKEN",
          "BAO_CLIENT_CERT",
          "BAO_CLIENT_KEY");

  private static final Set<String> NO = Set.of("", "0", "f", "false");
  private static final Set<String> ROOT = Set.of("", "/", "root", "root/");

  /** The value; empty where there is none. */
  String get(String name) {
    return surroundings.environment("BAO_" + name, surroundings.environment("VAULT_" + name, ""));
  }

  @Nullable Path path(String name) {
    var value = get(name);
    return value.isEmpty() ? null : Path.of(value);
  }

  /** Passing these over would ask another server, or for another secret, than was meant. */
  void refuseWhatIsNotThere() {
    if (!NO.contains(get("SKIP_VERIFY").toLowerCase(Locale.ROOT))) {
      throw Stop.usage(
          "VAULT_SKIP_VERIFY is refused: who is not verified could be anybody. Name the server's"
              + " certificate: --ca-file, or VAULT_CACERT");
    }
    if (!get("TLS_SERVER_NAME").isEmpty()) {
      throw Stop.usage(
          "VAULT_TLS_SERVER_NAME is not supported: use a name of the server's certificate in the"
              + " address");
    }
    if (!ROOT.contains(get("NAMESPACE"))) {
      throw Stop.usage("VAULT_NAMESPACE: there are no namespaces but root");
    }
  }
}

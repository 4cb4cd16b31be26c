package io.keystream.client.vault.kafka;

import io.keystream.client.vault.Proof;
import io.keystream.client.vault.VaultServer;
import io.keystream.credentials.BadCredential;
import io.keystream.credentials.CredentialFiles;
import io.keystream.credentials.TrustedServers;
import io.keystream.domain.caller.Application;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sets of the provider. Secrets are named by files, never by value.
 *
 * @param reloadAfter null where Connect is to restart nothing
 */
record ProviderSettings(
    VaultServer server, Proof proof, @Nullable Duration reloadAfter, Duration pollInterval) {

  private static final String ADDRESS = "address";
  private static final String AUTHORITIES = "ca.file";
  private static final String APPLICATION = "application";
  private static final String CERTIFICATE = "client.certificate.file";
  private static final String KEY = "client.key.file";
  private static final String ROLE_ID = "role.id.file";
  private static final String SECRET_ID = "secret.id.file";
  private static final String TOKEN = "token.file";
  private static final String TIMEOUT = "timeout.ms";
  private static final String POLL_INTERVAL = "poll.interval.ms";
  private static final String RELOAD_AFTER = "reload.after.ms";

  private static final long MAX_MILLIS = Duration.ofDays(32).toMillis();

  private static final ConfigDef DEFINITION =
      new ConfigDef()
          .define(
              ADDRESS, ConfigDef.Type.STRING, Importance.HIGH, "Such as https://keystream:8200.")
          .define(
              APPLICATION, ConfigDef.Type.STRING, Importance.HIGH, "Which records name as reading.")
          .define(
              CERTIFICATE,
              ConfigDef.Type.STRING,
              "",
              Importance.HIGH,
              "An enrolled certificate, PEM.")
          .define(KEY, ConfigDef.Type.STRING, "", Importance.HIGH, "Its private key, PEM.")
          .define(ROLE_ID, ConfigDef.Type.STRING, "", Importance.HIGH, "A role to log in with.")
          .define(
              SECRET_ID, ConfigDef.Type.STRING, "", Importance.HIGH, "A secret-id of that role.")
          .define(
              TOKEN, ConfigDef.Type.STRING, "", Importance.HIGH, "A token, read for every request.")
          .define(
              AUTHORITIES,
              ConfigDef.Type.STRING,
              "",
              Importance.HIGH,
              "Certificates to believe the server by, PEM; else the JDK's.")
          .define(
              TIMEOUT,
              ConfigDef.Type.LONG,
              10_000L,
              Range.between(1, 600_000),
              Importance.LOW,
              "For one request.")
          .define(
              POLL_INTERVAL,
              ConfigDef.Type.LONG,
              30_000L,
              Range.between(100, 3_600_000),
              Importance.LOW,
              "Between two looks at what is subscribed, and at the token.")
          .define(
              RELOAD_AFTER,
              ConfigDef.Type.LONG,
              0L,
              Range.between(0, MAX_MILLIS),
              Importance.MEDIUM,
              "After which Connect restarts a connector to read again; 0 for never.");

  /**
   * As configured.
   *
   * @throws ConfigException naming the setting that is wrong
   */
  static ProviderSettings of(Map<String, ?> configured) {
    // Does not log what was set.
    var settings = new AbstractConfig(DEFINITION, configured, false);
    try {
      return new ProviderSettings(
          new VaultServer(
              URI.create(settings.getString(ADDRESS)),
              trusted(settings.getString(AUTHORITIES)),
              new Application(settings.getString(APPLICATION)),
              millis(settings, TIMEOUT)),
          proof(settings),
          settings.getLong(RELOAD_AFTER) == 0 ? null : millis(settings, RELOAD_AFTER),
          millis(settings, POLL_INTERVAL));
    } catch (BadCredential | IllegalArgumentException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  private static Duration millis(AbstractConfig settings, String name) {
    return Duration.ofMillis(settings.getLong(name));
  }

  private static TrustedServers trusted(String file) {
    return file.isEmpty() ? TrustedServers.ofJdk() : TrustedServers.ofFile(Path.of(file));
  }

  /** Exactly one, so that nobody reads as another than was meant. */
  private static Proof proof(AbstractConfig settings) {
    var proofs = new ArrayList<Proof>();
    if (isSet(settings, CERTIFICATE, KEY)) {
      proofs.add(
          new Proof.Certificate(
              CredentialFiles.read(file(settings, CERTIFICATE), file(settings, KEY))));
    }
    if (isSet(settings, ROLE_ID, SECRET_ID)) {
      proofs.add(new Proof.Role(file(settings, ROLE_ID), file(settings, SECRET_ID)));
    }
    if (isSet(settings, TOKEN)) {
      proofs.add(new Proof.TokenFile(file(settings, TOKEN)));
    }
    if (proofs.size() != 1) {
      throw new ConfigException(
          "set one of: %s and %s; %s and %s; %s"
              .formatted(CERTIFICATE, KEY, ROLE_ID, SECRET_ID, TOKEN));
    }
    return proofs.getFirst();
  }

  /** All or none of them. */
  private static boolean isSet(AbstractConfig settings, String... names) {
    var missing =
        List.of(names).stream().filter(name -> settings.getString(name).isEmpty()).toList();
    if (!missing.isEmpty() && missing.size() < names.length) {
      throw new ConfigException(missing.getFirst(), null, "must be set too");
    }
    return missing.isEmpty();
  }

  private static Path file(AbstractConfig settings, String name) {
    return Path.of(settings.getString(name));
  }
}

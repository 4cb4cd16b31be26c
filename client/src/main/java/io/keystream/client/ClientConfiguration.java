package io.keystream.client;

import io.keystream.credentials.Credential;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;

/**
 * Where the platform is, for whom a client asks and how it proves that, and which platform it
 * trusts.
 *
 * @param caller its principal is the one that the credential was enrolled for; the application is
 *     bound into every session, the user is asserted with every request
 * @param credential signs commands and openings of sessions
 */
public record ClientConfiguration(Bus bus, Caller caller, Credential credential, Trust trust) {

  /**
   * Of a service that asks as itself and seals nothing.
   *
   * @param credential its own; the certificate names it
   */
  public static ClientConfiguration ofService(
      Bus bus, Credential credential, Fingerprint founding) {
    return named(bus, credential, credential.certificate().commonName(), founding);
  }

  /** The same under the name of an application. */
  public static ClientConfiguration named(
      Bus bus, Credential credential, String application, Fingerprint founding) {
    var principal = new Principal(credential.certificate().commonName());
    return new ClientConfiguration(
        bus,
        new Caller(principal, new Application(application), new User.None()),
        credential,
        Trust.ofPlatform(founding));
  }

  public ClientConfiguration withBus(Bus other) {
    return new ClientConfiguration(other, caller, credential, trust);
  }
}

package io.keystream.client;

import io.keystream.credentials.Credential;
import io.keystream.domain.caller.Caller;

/**
 * Where the platform is, for whom a client asks and how it proves that, and which platform it
 * trusts.
 *
 * @param caller its principal is the one that the credential was enrolled for; the application is
 *     bound into every session, the user is asserted with every request
 * @param credential signs commands and openings of sessions
 */
public record ClientConfiguration(Bus bus, Caller caller, Credential credential, Trust trust) {

  public ClientConfiguration withBus(Bus other) {
    return new ClientConfiguration(other, caller, credential, trust);
  }
}

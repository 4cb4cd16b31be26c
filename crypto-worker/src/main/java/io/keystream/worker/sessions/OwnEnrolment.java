package io.keystream.worker.sessions;

import io.keystream.credentials.Credential;
import io.keystream.domain.access.Authentication;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Principal;
import io.keystream.follow.Callers;
import io.keystream.follow.NotCurrent;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Whether this worker is a service that others listen to: what it reported otherwise would be
 * refused and lost, and a key would wait for it for ever.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class OwnEnrolment {

  /** A report may wait for so long until the command-service has read it. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private final Callers callers;
  private final Principal principal;
  private final Fingerprint certificate;
  private final InstantSource clock;

  public OwnEnrolment(Callers callers, Credential credential, InstantSource clock) {
    this.callers = callers;
    this.principal = new Principal(credential.certificate().commonName());
    this.certificate = credential.certificate().fingerprint();
    this.clock = clock;
  }

  /**
   * It is enrolled as a service, and will be for a while.
   *
   * @throws NotCurrent saying why it is not
   */
  public void check() {
    var now = clock.instant();
    switch (callers.authenticate(principal, certificate, now.plus(MARGIN))) {
      case Authentication.Refused(var reason) ->
          throw new NotCurrent("this worker reports nothing: " + reason.message());
      case Authentication.Authenticated(var enrolled) -> {
        if (enrolled.kind() != PrincipalKind.SERVICE) {
          throw new NotCurrent(
              "this worker reports nothing: '%s' is enrolled as %s and must be a SERVICE"
                  .formatted(principal.name(), enrolled.kind()));
        }
      }
    }
  }
}

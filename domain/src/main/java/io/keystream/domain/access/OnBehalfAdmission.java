package io.keystream.domain.access;

import java.time.Duration;
import java.time.Instant;

/** Decides who gets a hearing for a command in the name of a caller, before policies have a say. */
public final class OnBehalfAdmission {

  /** Nobody waits longer for an answer; what came later would surprise whoever asked. */
  public static final Duration MAX_AGE = Duration.ofMinutes(10);

  private OnBehalfAdmission() {}

  /**
   * Whether somebody enrolled has sent it now.
   *
   * @param signing whose signature was verified, that of the service
   */
  public static Admission admit(Directory directory, Signing signing, Instant now) {
    return switch (directory.authenticate(signing.signer(), signing.certificate(), now)) {
      case Authentication.Refused(var reason) -> new Admission.Strange(reason);
      case Authentication.Authenticated(var signer) ->
          Admission.of(signer, signing.issuedAt(), MAX_AGE, now);
    };
  }
}

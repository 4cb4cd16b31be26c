package io.keystream.domain.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

  /**
   * Why nobody waits for its answer any more; null where somebody may.
   *
   * @param signing whose signature was verified, that of the service
   */
  public static @Nullable AccessRefusal stale(Signing signing, Instant now) {
    return signing.issuedAt().isBefore(now.minus(MAX_AGE))
        ? new AccessRefusal.IssuedLongAgo(signing.issuedAt(), MAX_AGE)
        : null;
  }
}

package io.keystream.commands.ledger;

import io.keystream.credentials.Credential;
import io.keystream.directory.CommandSigner;
import io.keystream.directory.EventSigner;
import io.keystream.domain.access.Authentication;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.PrincipalKind;
import io.keystream.domain.caller.Principal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * As whom the command-service signs what it decides and what it commands by itself.
 *
 * @param certificate that goes with its signatures
 */
public record Account(
    Principal principal, Fingerprint certificate, CommandSigner commands, EventSigner events) {

  /** A batch takes no longer. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  /**
   * The account of a credential, whose certificate's common name is the principal.
   *
   * @param platform fingerprint of the founding operator's certificate
   */
  public static Account of(Credential credential, Fingerprint platform) {
    return new Account(
        new Principal(credential.certificate().commonName()),
        credential.certificate().fingerprint(),
        CommandSigner.with(credential, platform),
        EventSigner.with(credential, platform));
  }

  /** Why nobody would believe what it decides now; null where everybody would. */
  @Nullable String hindrance(Directory directory, Instant now) {
    return switch (directory.authenticate(principal, certificate, now.plus(MARGIN))) {
      case Authentication.Refused(var reason) ->
          "this service decides nothing: " + reason.message();
      case Authentication.Authenticated(var enrolled) ->
          enrolled.kind() == PrincipalKind.SERVICE
              ? null
              : "this service decides nothing: '%s' is enrolled as %s and must be a SERVICE"
                  .formatted(principal.name(), enrolled.kind());
    };
  }
}

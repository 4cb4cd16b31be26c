package io.keystream.commands.secrets;

import io.keystream.domain.access.OnBehalf;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.SecretParameters;
import io.keystream.domain.secret.SecretCommand;
import java.time.Instant;
import java.util.Map;

/**
 * What a command asks, in the words of policies. Of a value only the name of its parameter is
 * known: what policies say of what is in it, the issuer has asked.
 */
final class RequestedAccess {
  private RequestedAccess() {}

  static AccessRequest of(SecretCommand command, Access access, OnBehalf behalf, Instant now) {
    return new AccessRequest(
        access,
        SecretParameters.of(command),
        behalf.caller().application(),
        behalf.source(),
        Map.of(),
        now);
  }
}

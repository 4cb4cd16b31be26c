package io.keystream.client.vault;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * A token that a reader logged in for.
 *
 * @param issuedAt by the clock of this machine, before it was asked for
 */
record IssuedToken(SecretText token, Instant issuedAt, Instant endsAt) {

  /** As an answer with {@code auth} tells. */
  static IssuedToken of(JsonNode answer, Instant askedAt) {
    var auth = answer.path("auth");
    return new IssuedToken(
        new SecretText(auth.path("client_token").asText()),
        askedAt,
        askedAt.plusSeconds(auth.path("lease_duration").asLong()));
  }

  boolean isAliveAt(Instant now) {
    return now.isBefore(endsAt);
  }

  /** Past half of its time, so that there is time to try again. */
  boolean isToBeRenewedAt(Instant now) {
    return now.isAfter(issuedAt.plus(Duration.between(issuedAt, endsAt).dividedBy(2)));
  }
}

package io.keystream.commands.http;

import io.keystream.directory.tokens.SecretIdAuthentication;
import io.keystream.directory.tokens.TokenSecret;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.approle.SecretId;
import io.keystream.domain.approle.SecretIdDecision;
import io.keystream.domain.approle.SecretIdDecisions;
import io.keystream.domain.approle.SecretIdEvent;
import io.keystream.domain.approle.SecretIdRefusal;
import io.keystream.domain.approle.SecretIdRequest;
import io.keystream.domain.approle.SecretIdStanding;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Source;
import io.keystream.domain.token.Accessor;
import io.keystream.domain.token.Issuance;
import io.keystream.edge.NotRecorded;
import io.keystream.edge.Tokens;
import io.keystream.follow.Callers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes and destroys secret-ids, and knows which there are.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class IssuedSecretIds {

  private final Callers callers;
  private final Tokens tokens;
  private final TokenLog written;
  private final Principal self;
  private final SecureRandom random;

  /**
   * Of one service.
   *
   * @param self the service, as it is enrolled
   */
  IssuedSecretIds(
      Callers callers, Tokens tokens, TokenLog written, Principal self, SecureRandom random) {
    this.callers = callers;
    this.tokens = tokens;
    this.written = written;
    this.self = self;
    this.random = random;
  }

  /** What came of a request for one. */
  sealed interface Outcome {

    /**
     * There is one.
     *
     * @param secret shown once
     */
    record Given(SecretId secretId, String secret) implements Outcome {}

    record Refused(SecretIdRefusal reason) implements Outcome {}
  }

  /**
   * A secret-id as asked, or why not.
   *
   * @throws NotRecorded if Kafka does not take it; then there is none
   */
  Outcome issue(AppRole role, SecretIdRequest request, Instant now) {
    try (var secret = TokenSecret.random(random)) {
      var remembered = tokens.view().secretIds().remembered();
      var issuance = new Issuance(secret.hash(), self, now, remembered);
      return switch (SecretIdDecisions.issue(role, request, issuance)) {
        case SecretIdDecision.Refused(var reason) -> new Outcome.Refused(reason);
        case SecretIdDecision.Accepted(var secretId) -> {
          written.write(new SecretIdEvent.Issued(secretId), now);
          yield new Outcome.Given(
              secretId, new String(secret.revealText(), StandardCharsets.US_ASCII));
        }
      };
    }
  }

  /** Nobody logs in with it any more. */
  void destroy(SecretId secretId, Instant now) {
    written.write(new SecretIdEvent.Destroyed(secretId.hash()), now);
  }

  /** Whom an id of a role and a secret-id let log in; null for nobody. */
  SecretIdAuthentication.@Nullable Accepted logIn(
      RoleId role, TokenSecret secret, Source source, Instant now) {
    var view = tokens.view().secretIds();
    return view.authenticate(role, secret, source, callers.directory(), now)
            instanceof SecretIdAuthentication.Accepted accepted
        ? accepted
        : null;
  }

  /** The one of this role that counts; null where there is none. */
  @Nullable SecretId of(AppRole role, Accessor accessor, Instant now) {
    var standing = tokens.view().secretIds().standing(accessor, callers.directory(), now);
    return standing instanceof SecretIdStanding.Counts(var secretId, _, _)
            && secretId.role().equals(role.id())
        ? secretId
        : null;
  }

  /** Of those that let log in with this role, sorted. */
  List<String> accessors(AppRole role, Instant now) {
    var view = tokens.view().secretIds();
    return view.accessors(role.id(), callers.directory(), now).stream()
        .map(Accessor::text)
        .sorted()
        .toList();
  }
}

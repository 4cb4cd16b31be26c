package io.keystream.commands.http;

import io.keystream.directory.tokens.SecretIdAuthentication;
import io.keystream.directory.tokens.TokenSecret;
import io.keystream.directory.tokens.TokenSigner;
import io.keystream.domain.access.AppRole;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.approle.SecretId;
import io.keystream.domain.approle.SecretIdDecision;
import io.keystream.domain.approle.SecretIdDecisions;
import io.keystream.domain.approle.SecretIdEvent;
import io.keystream.domain.approle.SecretIdRequest;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Source;
import io.keystream.domain.token.Accessor;
import io.keystream.domain.token.Issuance;
import io.keystream.domain.token.Token;
import io.keystream.domain.token.TokenCreator;
import io.keystream.domain.token.TokenDecision;
import io.keystream.domain.token.TokenDecisions;
import io.keystream.domain.token.TokenEvent;
import io.keystream.domain.token.TokenRefusal;
import io.keystream.domain.token.TokenRequest;
import io.keystream.edge.NotRecorded;
import io.keystream.edge.Tokens;
import io.keystream.follow.Callers;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.SignedTokenRecord;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Issues, renews and revokes tokens, and secret-ids beside them: signs what happens to them and
 * returns when Kafka has it, from when on it holds everywhere.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class IssuedTokens implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Callers callers;
  private final Tokens tokens;
  private final TokenSigner signer;
  private final Principal self;
  private final Producer<String, byte[]> producer;
  private final SecureRandom random;

  /**
   * Of one service.
   *
   * @param self the service, as it is enrolled
   */
  IssuedTokens(
      Callers callers,
      Tokens tokens,
      TokenSigner signer,
      Principal self,
      Producer<String, byte[]> producer,
      SecureRandom random) {
    this.callers = callers;
    this.tokens = tokens;
    this.signer = signer;
    this.self = self;
    this.producer = producer;
    this.random = random;
  }

  /** What came of a request for a token. */
  sealed interface Outcome {

    /**
     * There is one.
     *
     * @param secret shown once
     */
    record Given(Token token, String secret) implements Outcome {}

    record Refused(TokenRefusal reason) implements Outcome {}
  }

  /**
   * A token as asked.
   *
   * @throws NotRecorded if Kafka does not take it; then there is none
   */
  Outcome issue(TokenCreator creator, TokenRequest request, Instant now) {
    try (var secret = TokenSecret.random(random)) {
      var issuance = new Issuance(secret.hash(), self, now, tokens.view().remembered());
      return switch (TokenDecisions.issue(callers.directory(), creator, request, issuance)) {
        case TokenDecision.Refused(var reason) -> new Outcome.Refused(reason);
        case TokenDecision.Accepted(var token) -> {
          write(new TokenEvent.Issued(token), token, now);
          yield new Outcome.Given(
              token, new String(secret.revealText(), StandardCharsets.US_ASCII));
        }
      };
    }
  }

  /** The token with a later end, or why not. */
  TokenDecision renew(Token token, @Nullable Duration increment, Instant now) {
    var decision = TokenDecisions.renew(token, increment, now);
    if (decision instanceof TokenDecision.Accepted(var renewed)) {
      write(new TokenEvent.Renewed(renewed), renewed, now);
    }
    return decision;
  }

  /** It and what it made end at once. */
  void revoke(Token token, Instant now) {
    write(new TokenEvent.Revoked(token.hash()), token, now);
  }

  private void write(TokenEvent event, Token token, Instant now) {
    write(token.accessor(), signer.sign(event, now, callers.directory().version()));
  }

  /** A secret-id as asked, or why not. */
  SecretIdDecision issue(AppRole role, SecretIdRequest request, TokenSecret secret, Instant now) {
    var remembered = tokens.view().secretIds().remembered();
    var decision =
        SecretIdDecisions.issue(role, request, new Issuance(secret.hash(), self, now, remembered));
    if (decision instanceof SecretIdDecision.Accepted(var secretId)) {
      write(secretId.accessor(), new SecretIdEvent.Issued(secretId), now);
    }
    return decision;
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

  /** Nobody logs in with it any more. */
  void destroy(SecretId secretId, Instant now) {
    write(secretId.accessor(), new SecretIdEvent.Destroyed(secretId.hash()), now);
  }

  TokenSecret freshSecret() {
    return TokenSecret.random(random);
  }

  private void write(Accessor accessor, SecretIdEvent event, Instant now) {
    write(accessor, signer.sign(event, now, callers.directory().version()));
  }

  private void write(Accessor accessor, SignedTokenRecord record) {
    try {
      var _ =
          producer
              .send(
                  new ProducerRecord<>(
                      Topics.TOKENS.name(), accessor.text(), Topics.TOKENS.codec().encode(record)))
              .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new NotRecorded(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotRecorded(e);
    }
  }

  @Override
  public void close() {
    producer.close(LIMIT);
  }
}

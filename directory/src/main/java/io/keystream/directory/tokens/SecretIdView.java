package io.keystream.directory.tokens;

import io.keystream.directory.tokens.SecretIdAuthentication.Accepted;
import io.keystream.directory.tokens.SecretIdAuthentication.Refused;
import io.keystream.directory.tokens.TokenFollowed.Ignored;
import io.keystream.directory.tokens.TokenFollowed.Known;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.approle.SecretId;
import io.keystream.domain.approle.SecretIdEvent;
import io.keystream.domain.approle.SecretIdHistory;
import io.keystream.domain.approle.SecretIdStanding;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Source;
import io.keystream.domain.token.Accessor;
import io.keystream.schemas.SecretIdMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every secret-id that may count, as records beside those of tokens prove it.
 *
 * <p><b>Laws.</b> Those of {@link TokenView}. No secret-id is a token, and no token a secret-id.
 *
 * <p><b>Thread safety:</b> safe.
 */
public final class SecretIdView {

  /**
   * Issuers stop at {@link SecretId#MOST}; several that do so at once pass it by less than this.
   */
  static final int MOST = SecretId.MOST + 10_000;

  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

  private final TokenProof proof;
  private final int most;
  private final Map<Accessor, SecretIdHistory> histories = new ConcurrentHashMap<>();
  private volatile Instant swept = Instant.MIN;

  SecretIdView(TokenProof proof, int most) {
    this.proof = proof;
    this.most = most;
  }

  /** Whom an id of a role and a secret let log in at this moment. */
  public SecretIdAuthentication authenticate(
      RoleId role, TokenSecret secret, Source source, Directory directory, Instant now) {
    var hash = secret.hash();
    var accessor = Accessor.of(hash);
    return switch (standing(accessor, directory, now)) {
      case SecretIdStanding.Counts counts when !counts.secretId().hash().equals(hash) -> unknown();
      case SecretIdStanding.Counts counts when !counts.secretId().role().equals(role) ->
          refused("of-another-role", accessor, "was made for role '" + counts.role().name() + "'");
      case SecretIdStanding.Counts counts when !counts.isAcceptedFrom(source) ->
          refused("source", accessor, "is not accepted from " + source);
      case SecretIdStanding.Counts(var secretId, var its, var principal) ->
          new Accepted(secretId, its, principal);
      case SecretIdStanding.Unknown _ -> unknown();
      case SecretIdStanding.Expired(var at) -> refused("expired", accessor, "expired at " + at);
      case SecretIdStanding.Destroyed(var at) ->
          refused("destroyed", accessor, "was destroyed at " + at);
      case SecretIdStanding.IssuerIsRevoked _ ->
          refused("issuer-revoked", accessor, "was made by a service that is revoked");
      case SecretIdStanding.RoleIsGone _ ->
          refused("role-removed", accessor, "was made for an id that no role has");
      case SecretIdStanding.PrincipalIsGone(var principal) ->
          refused("principal", accessor, "is of '" + principal.name() + "', who is not enrolled");
    };
  }

  private static Refused unknown() {
    return new Refused(
        "unknown-secret-id", "Nobody was given this secret-id, or it ended long ago.");
  }

  private static Refused refused(String code, Accessor accessor, String what) {
    return new Refused("secret-id-" + code, "Secret-id " + accessor + " " + what + ".");
  }

  /** Whether the one with this accessor counts, and all about it if so. */
  public SecretIdStanding standing(Accessor accessor, Directory directory, Instant now) {
    return SecretIdStanding.of(histories.get(accessor), directory, now);
  }

  /** Of those that let log in with this role; in no order. */
  public List<Accessor> accessors(RoleId role, Directory directory, Instant now) {
    return histories.keySet().stream()
        .filter(accessor ->
            standing(accessor, directory, now) instanceof SecretIdStanding.Counts counts
                && counts.secretId().role().equals(role))
        .toList();
  }

  /** How many are remembered, destroyed ones among them. */
  public long remembered() {
    return histories.size();
  }

  TokenFollowed judge(TokenProof.Claim claim, Instant now) {
    var signer = proof.namedSigner(claim);
    if (signer == null) {
      return new Ignored("nobody is enrolled with the certificate of whoever signed it");
    }
    var event = SecretIdMapping.toEvent(claim.record());
    if (event instanceof SecretIdEvent.Issued && proof.isRevoked(signer)) {
      return new Ignored("'" + signer.name() + "' is revoked, and its secret-ids with it");
    }
    var accessor = Accessor.of(event.hash());
    var at = claim.record().getOccurredAt();
    var before = histories.get(accessor);
    if (merged(before, event, at).equals(before)) {
      return new Known();
    }
    if (before == null && !hasRoom(now)) {
      return new Ignored("there are %,d secret-ids, the most that are remembered".formatted(most));
    }
    var distrust = proof.distrust(claim, contradiction(event, signer, at), signer, now);
    if (distrust != null) {
      return new Ignored(distrust);
    }
    histories.compute(accessor, (_, latest) -> merged(latest, event, at));
    return new TokenFollowed.SecretIdApplied(event, signer);
  }

  private static @Nullable String contradiction(SecretIdEvent event, Principal signer, Instant at) {
    return switch (event) {
      case SecretIdEvent.Issued(var secretId) when !secretId.issuer().equals(signer) ->
          "'%s' makes no secret-id of '%s'".formatted(signer.name(), secretId.issuer().name());
      case SecretIdEvent.Issued(var secretId) ->
          TokenProof.tooLong(secretId.expiresAt(), at)
              ? "its secret-id counts for longer than any may"
              : null;
      case SecretIdEvent.Destroyed _ -> null;
    };
  }

  private static SecretIdHistory merged(
      @Nullable SecretIdHistory before, SecretIdEvent event, Instant at) {
    return switch (event) {
      case SecretIdEvent.Issued(var secretId) ->
          before == null ? SecretIdHistory.of(secretId) : before.with(secretId);
      case SecretIdEvent.Destroyed(var hash) -> {
        var destroyed = new SecretIdHistory.Destroyed(hash, at);
        yield before == null ? destroyed : before.with(destroyed);
      }
    };
  }

  private boolean hasRoom(Instant now) {
    if (histories.size() >= most && !now.isBefore(swept.plus(BETWEEN_SWEEPS))) {
      forgetEnded(now);
    }
    return histories.size() < most;
  }

  void forgetEnded(Instant now) {
    swept = now;
    histories.forEach((accessor, history) -> {
      if (!now.isBefore(history.forgottenAt())) {
        var _ = histories.remove(accessor, history);
      }
    });
  }
}

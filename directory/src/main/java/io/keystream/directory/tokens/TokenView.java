package io.keystream.directory.tokens;

import io.keystream.directory.VerifiedDirectory;
import io.keystream.directory.tokens.TokenFollowed.Ended;
import io.keystream.directory.tokens.TokenFollowed.Ignored;
import io.keystream.directory.tokens.TokenFollowed.Known;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.Source;
import io.keystream.domain.token.Accessor;
import io.keystream.domain.token.Token;
import io.keystream.domain.token.TokenEvent;
import io.keystream.domain.token.TokenHistory;
import io.keystream.domain.token.TokenStanding;
import io.keystream.schemas.SecretIdMapping;
import io.keystream.schemas.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Every token that may count, as the records of their topic prove it, for whoever authenticates
 * callers or issues tokens.
 *
 * <p><b>Laws.</b> What does not hold changes nothing and stops nothing. The same records give the
 * same answers everywhere, in whatever order and however often they come, as long as the directory
 * knows every access event that was written before each of them. A revoked token never counts
 * again. Only beyond {@link #most} tokens, which takes a service whose key was stolen, is something
 * forgotten that holds.
 *
 * <p><b>Thread safety:</b> safe. As order means nothing, several threads may follow what was polled
 * together: nearly all that it costs is verifying signatures.
 */
public final class TokenView {

  /** Issuers stop at {@link Token#MOST}; several that do so at once pass it by less than this. */
  private static final int MOST = Token.MOST + 100_000;

  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

  private final TokenProof proof;
  private final int most;
  private final Map<Accessor, TokenHistory> histories = new ConcurrentHashMap<>();
  private final Children children = new Children();
  private final SecretIdView secretIds;
  private volatile Instant swept = Instant.MIN;
  private final AtomicLong ignored = new AtomicLong();

  /** A view of nothing yet. */
  public TokenView(VerifiedDirectory directory) {
    this(directory, MOST);
  }

  TokenView(VerifiedDirectory directory, int most) {
    this.proof = new TokenProof(directory);
    this.most = most;
    this.secretIds = new SecretIdView(proof, SecretIdView.MOST);
  }

  /**
   * Takes in the value of a record of the topic, once the directory knows every access event that
   * was written before it.
   */
  public TokenFollowed follow(byte @Nullable [] value, Instant now) {
    var followed = value == null ? new Ignored("it is empty") : read(value, now);
    if (followed instanceof Ignored) {
      ignored.incrementAndGet();
    }
    return followed;
  }

  private TokenFollowed read(byte[] value, Instant now) {
    try {
      var claim = proof.read(value);
      if (!now.isBefore(claim.forgottenAt())) {
        return new Ended();
      }
      return SecretIdMapping.isAboutOne(claim.record())
          ? secretIds.judge(claim, now)
          : judge(claim, now);
    } catch (UnreadableRecord | IllegalArgumentException e) {
      return new Ignored(String.valueOf(e.getMessage()));
    }
  }

  private TokenFollowed judge(TokenProof.Claim claim, Instant now) {
    var signer = proof.namedSigner(claim);
    if (signer == null) {
      return new Ignored("nobody is enrolled with the certificate of whoever signed it");
    }
    var event = claim.event();
    if (proof.isTakenBack(event, signer)) {
      return new Ignored("'" + signer.name() + "' is revoked, and its tokens with it");
    }
    var accessor = Accessor.of(event.hash());
    var before = histories.get(accessor);
    var after = merged(before, event, signer, claim.record().getOccurredAt());
    if (after.equals(before)) {
      return new Known();
    }
    if (before == null && !hasRoom(now)) {
      return new Ignored("there are %,d tokens, the most that are remembered".formatted(most));
    }
    var contradiction = TokenProof.contradiction(event, signer, claim.record().getOccurredAt());
    var distrust = proof.distrust(claim, contradiction, signer, now);
    if (distrust != null) {
      return new Ignored(distrust);
    }
    put(accessor, event, signer, claim.record().getOccurredAt());
    return new TokenFollowed.Applied(event, signer);
  }

  private static TokenHistory merged(
      @Nullable TokenHistory before, TokenEvent event, Principal signer, Instant at) {
    return switch (event) {
      case TokenEvent.Issued(var token) -> merged(before, signer, token);
      case TokenEvent.Renewed(var token) -> merged(before, signer, token);
      case TokenEvent.Revoked(var hash) -> {
        var revoked = new TokenHistory.Revoked(hash, at);
        yield before == null ? revoked : before.with(revoked);
      }
    };
  }

  private static TokenHistory merged(@Nullable TokenHistory before, Principal signer, Token token) {
    return before == null ? TokenHistory.of(signer, token) : before.with(signer, token);
  }

  private void put(Accessor accessor, TokenEvent event, Principal signer, Instant at) {
    histories.compute(
        accessor,
        (_, before) -> {
          var after = merged(before, event, signer, at);
          children.changed(accessor, before, after);
          return after;
        });
  }

  private boolean hasRoom(Instant now) {
    if (histories.size() >= most && !now.isBefore(swept.plus(BETWEEN_SWEEPS))) {
      forgetEnded(now);
    }
    return histories.size() < most;
  }

  /** Makes room; whoever follows does it now and then. */
  public void forgetEnded(Instant now) {
    swept = now;
    secretIds.forgetEnded(now);
    histories.forEach((accessor, history) -> {
      if (hasEnded(history, now)) {
        histories.computeIfPresent(accessor, (_, latest) -> withoutEnded(accessor, latest, now));
      }
    });
  }

  private @Nullable TokenHistory withoutEnded(Accessor accessor, TokenHistory latest, Instant now) {
    if (!hasEnded(latest, now)) {
      return latest;
    }
    children.changed(accessor, latest, null);
    return null;
  }

  private static boolean hasEnded(TokenHistory history, Instant now) {
    return !now.isBefore(history.forgottenAt());
  }

  /**
   * Whom a secret stands for at this moment.
   *
   * @param directory as new as the answer has to be
   */
  public TokenAuthentication authenticate(
      TokenSecret secret, Source source, Directory directory, Instant now) {
    var hash = secret.hash();
    var accessor = Accessor.of(hash);
    return switch (standing(accessor, directory, now)) {
      case TokenStanding.Counts(var token, var depth) when token.hash().equals(hash) ->
          accepted(token, depth, source, directory);
      case TokenStanding.Counts _, TokenStanding.Unknown _ -> Refusals.unknown();
      case TokenStanding.Expired(var at) -> Refusals.expired(accessor, at);
      case TokenStanding.Revoked(var at) -> Refusals.revoked(accessor, at);
      case TokenStanding.IssuerIsRevoked _ -> Refusals.issuerRevoked(accessor);
      case TokenStanding.AncestorHasEnded(var ancestor) -> Refusals.ancestor(accessor, ancestor);
      case TokenStanding.TooManyAncestors _ -> Refusals.tooManyAncestors(accessor);
    };
  }

  private static TokenAuthentication accepted(
      Token token, int depth, Source source, Directory directory) {
    if (!token.isAcceptedFrom(source)) {
      return Refusals.source(token.accessor(), source);
    }
    return directory.of(token.principal()) instanceof Enrolled principal
        ? new TokenAuthentication.Accepted(token, depth, principal)
        : Refusals.principal(token.accessor(), token.principal());
  }

  /** Whether the token with this accessor counts, and the token itself if so. */
  public TokenStanding standing(Accessor accessor, Directory directory, Instant now) {
    return TokenStanding.of(accessor, histories::get, directory, now);
  }

  /** Those that end with this one, not their own children; in no order. */
  public List<Accessor> children(Accessor parent) {
    return children.of(parent);
  }

  /** Of all that are remembered and not revoked; some have ended. In no order. */
  public List<Accessor> accessors() {
    return histories.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof TokenHistory.Signed)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many are remembered, revoked ones among them; beyond {@link Token#MOST} none is issued. */
  public long remembered() {
    return histories.size();
  }

  /** What lets programs log in, which stands in the same topic. */
  public SecretIdView secretIds() {
    return secretIds;
  }

  /** How many records did not hold. */
  public long ignored() {
    return ignored.get();
  }
}

package io.keystream.directory.tokens;

import static io.keystream.schemas.SignedCommandMapping.bytes;

import io.keystream.directory.ServiceAt;
import io.keystream.directory.SignedBytes;
import io.keystream.directory.VerifiedDirectory;
import io.keystream.domain.access.AccessDecisions;
import io.keystream.domain.access.Enrolment;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.authorization.Authorizer;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.AccessDecision;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.Source;
import io.keystream.domain.token.TokenEvent;
import io.keystream.domain.token.TokenHistory;
import io.keystream.domain.token.TokenLifetime;
import io.keystream.domain.token.TokenPaths;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.TokenMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.SignedTokenRecord;
import io.keystream.schemas.wire.TokenRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads records about tokens and says why one need not be believed, cheap checks first.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class TokenProof {

  static final int MAX_CONTENT_BYTES = 65_536;
  private static final int MAX_SIGNATURE_BYTES = 128;
  private static final Duration LONGEST = TokenLifetime.MAX_TTL.plus(AccessDecisions.MAX_AHEAD);

  private final VerifiedDirectory directory;
  private final Authorizer authorizer = new Authorizer();

  TokenProof(VerifiedDirectory directory) {
    this.directory = directory;
  }

  /** What somebody says, and has not proven yet. */
  record Claim(SignedTokenRecord signed, TokenRecord record) {

    /** The first moment that nobody needs to know of it. */
    Instant forgottenAt() {
      var end = TokenMapping.expiresAt(record);
      return end == null ? record.getOccurredAt().plus(TokenHistory.REVOCATION_KEPT) : end;
    }

    /**
     * What it says.
     *
     * @throws IllegalArgumentException naming the field when a value is outside its limits
     */
    TokenEvent event() {
      return TokenMapping.toEvent(record);
    }

    Fingerprint certificate() {
      return SignedCommandMapping.fingerprint(signed.getFingerprint());
    }
  }

  /**
   * Reads a record's value.
   *
   * @throws UnreadableRecord where it is none
   * @throws IllegalArgumentException where a part of it is too long
   */
  Claim read(byte[] value) {
    var signed = Topics.TOKENS.codec().decode(value);
    check("content", signed.getContent(), MAX_CONTENT_BYTES);
    check("signature", signed.getSignature(), MAX_SIGNATURE_BYTES);
    return new Claim(signed, TokenMapping.CODEC.decode(bytes(signed.getContent())));
  }

  /** Whose certificate the record names, whatever became of them; null for nobody. */
  @Nullable Principal namedSigner(Claim claim) {
    return directory
        .directory()
        .holderOf(claim.certificate())
        .map(Enrolment::principal)
        .orElse(null);
  }

  /**
   * Why nobody needs to believe it; null where a service that may say so has signed it.
   *
   * @param contradiction why what it says cannot be, whoever signed it; null where it can
   */
  @Nullable String distrust(
      Claim claim, @Nullable String contradiction, Principal signer, Instant now) {
    var at = claim.record().getOccurredAt();
    if (at.isAfter(now.plus(AccessDecisions.MAX_AHEAD))) {
      return "it is of a time that has not come";
    }
    if (contradiction != null) {
      return contradiction;
    }
    var version = claim.record().getAccessVersion();
    return switch (directory.serviceAt(claim.certificate(), version, at)) {
      case ServiceAt.None(var why) -> why;
      case ServiceAt.Accepted accepted when !mayIssue(accepted, at) ->
          "'" + signer.name() + "' may say nothing about tokens";
      case ServiceAt.Accepted _ -> isSigned(claim) ? null : "the service has not signed it";
    };
  }

  /** Whether who was revoked since takes it back: of what it issued, nothing counts again. */
  boolean isTakenBack(TokenEvent event, Principal signer) {
    return switch (event) {
      case TokenEvent.Issued _, TokenEvent.Renewed _ -> isRevoked(signer);
      case TokenEvent.Revoked _ -> false;
    };
  }

  boolean isRevoked(Principal signer) {
    return directory.directory().of(signer) instanceof Enrolment.Revoked;
  }

  static @Nullable String contradiction(TokenEvent event, Principal signer, Instant at) {
    return switch (event) {
      case TokenEvent.Issued(var token) when !token.issuer().equals(signer) ->
          "'" + signer.name() + "' issues no token of '" + token.issuer().name() + "'";
      case TokenEvent.Issued(var token) -> tooLong(token.lifetime(), at);
      case TokenEvent.Renewed(var token) -> tooLong(token.lifetime(), at);
      case TokenEvent.Revoked _ -> null;
    };
  }

  /** The clock of who renews may be behind that of who issued. */
  private static @Nullable String tooLong(TokenLifetime lifetime, Instant at) {
    return tooLong(lifetime.expiresAt(), at)
        ? "its token counts for longer than any token may"
        : null;
  }

  static boolean tooLong(Instant expiresAt, Instant at) {
    return expiresAt.isAfter(at.plus(LONGEST));
  }

  private boolean mayIssue(ServiceAt.Accepted service, Instant at) {
    var request =
        new AccessRequest(
            TokenPaths.ISSUE,
            Map.of(),
            new Application(service.service().name()),
            new Source.Unknown(),
            Map.of(),
            at);
    return authorizer.authorize(service.known(), service.service(), request).decision()
        instanceof AccessDecision.Allowed;
  }

  private boolean isSigned(Claim claim) {
    var signed = claim.signed();
    return directory.verifies(
        claim.certificate(),
        SignedBytes.ofToken(directory.platform(), bytes(signed.getContent())),
        bytes(signed.getSignature()));
  }

  private static void check(String field, ByteBuffer value, int limit) {
    if (value.remaining() > limit) {
      throw new IllegalArgumentException(
          field + " has " + value.remaining() + " bytes, at most " + limit);
    }
  }
}

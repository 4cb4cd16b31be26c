package io.keystream.domain.jwt;

import io.keystream.domain.access.ClaimName;
import java.time.Duration;
import java.time.Instant;

/** Why a JWT does not let log in; for the record, whoever showed it learns none of it. */
public sealed interface JwtRefusal {

  /** What whoever logs in is told, whatever the reason. */
  String TOLD = "invalid role or JWT";

  /**
   * It is none, or one of a kind that is not taken.
   *
   * @param problem quotes nothing of it
   */
  record IsUnreadable(String problem) implements JwtRefusal {}

  /** Nobody can tell by which keys the issuer signs. */
  record KeysAreMissing(String problem) implements JwtRefusal {}

  /** The issuer has no key by that id, for that algorithm. */
  record SignerIsUnknown() implements JwtRefusal {}

  /** The signature is not one of the issuer's key. */
  record SignatureIsAnother() implements JwtRefusal {}

  /** Somebody else issued it. */
  record IssuerIsAnother() implements JwtRefusal {}

  /** It was made for others. */
  record AudienceIsAnother() implements JwtRefusal {}

  /** It would count for ever. */
  record HasNoEnd() implements JwtRefusal {}

  record HasExpired(Instant at) implements JwtRefusal {}

  record CountsLater(Instant from) implements JwtRefusal {}

  /** Nobody can tell how old it is. */
  record HasNoIssueTime() implements JwtRefusal {}

  /** The clock of its issuer is ahead. */
  record IssuedAhead(Instant at) implements JwtRefusal {}

  record IsTooOld(Instant issuedAt, Duration most) implements JwtRefusal {}

  record SubjectIsAnother() implements JwtRefusal {}

  /** The subject cannot be a name in a record. */
  record SubjectIsNone() implements JwtRefusal {}

  /** The claim is missing, or has no value that the role takes. */
  record ClaimIsAnother(ClaimName claim) implements JwtRefusal {}

  /** The claim that names the user is missing, is a list, or cannot be a name. */
  record UserIsNone(ClaimName claim) implements JwtRefusal {}

  /** Claims cannot be written on a token. */
  record MetadataIsTooLong(String problem) implements JwtRefusal {}

  /** Stable machine-readable name, in the manner of the HTTP API. */
  default String code() {
    return switch (this) {
      case IsUnreadable _ -> "jwt-unreadable";
      case KeysAreMissing _ -> "jwt-keys";
      case SignerIsUnknown _ -> "jwt-unknown-key";
      case SignatureIsAnother _ -> "jwt-signature";
      case IssuerIsAnother _ -> "jwt-issuer";
      case AudienceIsAnother _ -> "jwt-audience";
      case HasNoEnd _ -> "jwt-has-no-end";
      case HasExpired _ -> "jwt-expired";
      case CountsLater _ -> "jwt-not-yet-valid";
      case HasNoIssueTime _ -> "jwt-has-no-issue-time";
      case IssuedAhead _ -> "jwt-issued-ahead";
      case IsTooOld _ -> "jwt-too-old";
      case SubjectIsAnother _, SubjectIsNone _ -> "jwt-subject";
      case ClaimIsAnother _ -> "jwt-claim";
      case UserIsNone _ -> "jwt-user";
      case MetadataIsTooLong _ -> "jwt-metadata";
    };
  }

  /** One sentence for whoever reads the record; of the token's own texts it quotes none. */
  default String message() {
    return switch (this) {
      case IsUnreadable(var problem) -> "It is no JWT that is taken: " + problem + ".";
      case KeysAreMissing(var problem) -> "There are no keys to verify it with: " + problem + ".";
      case SignerIsUnknown _ -> "The issuer has no key of its 'kid' and 'alg'.";
      case SignatureIsAnother _ -> "No key of the issuer signed it.";
      case IssuerIsAnother _ -> "Its 'iss' is not the issuer of the role.";
      case AudienceIsAnother _ -> "Its 'aud' has no audience of the role.";
      case HasNoEnd _ -> "It has no 'exp'.";
      case HasExpired(var at) -> "It expired at " + at + ".";
      case CountsLater(var from) -> "It does not count before " + from + ".";
      case HasNoIssueTime _ -> "It has no 'iat'.";
      case IssuedAhead(var at) -> "It says it was issued at " + at + ", which is to come.";
      case IsTooOld(var issuedAt, var most) ->
          "It was issued at " + issuedAt + ", more than " + most.toHours() + " hours ago.";
      case SubjectIsAnother _ -> "Its 'sub' is not the subject of the role.";
      case SubjectIsNone _ -> "Its 'sub' is too long or has unprintable characters.";
      case ClaimIsAnother(var claim) -> "Its '" + claim + "' has no value that the role takes.";
      case UserIsNone(var claim) -> "Its '" + claim + "' names no user.";
      case MetadataIsTooLong(var problem) -> "Its claims cannot be metadata: " + problem + ".";
    };
  }
}

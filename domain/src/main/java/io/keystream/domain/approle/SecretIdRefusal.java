package io.keystream.domain.approle;

/** Why there is no secret-id; part of the API, recorded and shown to the caller. */
public sealed interface SecretIdRefusal {

  /**
   * A value cannot be.
   *
   * @param problem beginning with the field, as requests over HTTP spell it, and naming the limit
   */
  record OutsideLimits(String problem) implements SecretIdRefusal {}

  record TooManySecretIds(int most) implements SecretIdRefusal {}

  /** Stable machine-readable name, in the manner of the HTTP API. */
  default String code() {
    return switch (this) {
      case OutsideLimits _ -> "invalid-request";
      case TooManySecretIds _ -> "too-many-secret-ids";
    };
  }

  /** One sentence for a person: what was wrong, with which value, and what to do. */
  default String message() {
    return switch (this) {
      case OutsideLimits(var problem) -> problem + ".";
      case TooManySecretIds(var most) ->
          "There are %,d secret-ids, the most there may be; wait until some have ended."
              .formatted(most);
    };
  }
}

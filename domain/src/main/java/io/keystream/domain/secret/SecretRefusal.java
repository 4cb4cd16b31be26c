package io.keystream.domain.secret;

/** Why a command about a secret is refused; part of the API, recorded and shown to the caller. */
public sealed interface SecretRefusal {

  SecretPath path();

  record SecretDoesNotExist(SecretPath path) implements SecretRefusal {}

  record CheckAndSetMismatch(SecretPath path, int expected, int current) implements SecretRefusal {}

  record CheckAndSetRequired(SecretPath path) implements SecretRefusal {}

  /** The current version is another than the one that the value was made of: make it again. */
  record VersionMovedOn(SecretPath path, SecretVersion base, int current)
      implements SecretRefusal {}

  /** Nobody can read the current version, so nothing is made of it. */
  record CurrentVersionIsGone(SecretPath path) implements SecretRefusal {}

  /** A ciphertext belongs to one version. */
  record ValueIsTaken(SecretPath path) implements SecretRefusal {}

  /** No version that is meant is in a state that the command applies to; nothing is to be done. */
  record NoVersionApplies(SecretPath path, String needed) implements SecretRefusal {}

  record TooMuchCustomMetadata(SecretPath path, int pairs) implements SecretRefusal {}

  /** A version limit is reached. */
  record TooManyVersions(SecretPath path) implements SecretRefusal {}

  /** Stable machine-readable name, in the manner of the HTTP API. */
  default String code() {
    return switch (this) {
      case SecretDoesNotExist _ -> "secret-does-not-exist";
      case CheckAndSetMismatch _ -> "check-and-set-mismatch";
      case CheckAndSetRequired _ -> "check-and-set-required";
      case VersionMovedOn _ -> "version-moved-on";
      case CurrentVersionIsGone _ -> "current-version-is-gone";
      case ValueIsTaken _ -> "value-is-taken";
      case NoVersionApplies _ -> "no-version-applies";
      case TooMuchCustomMetadata _ -> "too-much-custom-metadata";
      case TooManyVersions _ -> "too-many-versions";
    };
  }

  /** One sentence for a person; those of check-and-set begin with the words that Vault has. */
  default String message() {
    return switch (this) {
      case SecretDoesNotExist(var path) -> "There is no secret '" + path + "'.";
      case CheckAndSetMismatch(var path, var expected, var current) ->
          "check-and-set parameter did not match the current version: secret '%s' is at %d, not %d."
              .formatted(path, current, expected);
      case CheckAndSetRequired(var path) ->
          "check-and-set parameter required for this call: say which version of secret '%s' this one follows, 0 for none."
              .formatted(path);
      case VersionMovedOn(var path, var base, var current) ->
          "Secret '%s' has moved on from version %d to %d; read it and try again."
              .formatted(path, base.number(), current);
      case CurrentVersionIsGone(var path) ->
          "Secret '" + path + "' has no current version to read; write one.";
      case ValueIsTaken(var path) ->
          "A version of secret '" + path + "' has this value record; write another one.";
      case NoVersionApplies(var path, var needed) ->
          "Secret '" + path + "' has none of these versions that is " + needed + ".";
      case TooMuchCustomMetadata(var path, var pairs) ->
          "Secret '%s' would have %d pairs of custom metadata, at most %d."
              .formatted(path, pairs, CustomMetadata.MOST_PAIRS);
      case TooManyVersions(var path) ->
          "Secret '%s' has reached version %d, the last there is."
              .formatted(path, SecretVersion.MAX);
    };
  }
}

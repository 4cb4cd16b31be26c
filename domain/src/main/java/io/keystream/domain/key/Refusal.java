package io.keystream.domain.key;

import java.time.Duration;

/** Why a command or a use is refused; part of the API, recorded and shown to the caller. */
public sealed interface Refusal {

  record KeyDoesNotExist(KeyName key) implements Refusal {}

  record KeyExists(KeyName key) implements Refusal {}

  /** The name ends in a word that paths have for something done with a key. */
  record KeyNameIsReserved(KeyName key) implements Refusal {}

  record VersionDoesNotExist(KeyName key, KeyVersion version) implements Refusal {}

  /** The version's state forbids it. */
  record VersionIs(KeyName key, KeyVersion version, String state) implements Refusal {}

  /** The version waits for its destruction, or is being destroyed. */
  record VersionAwaitsDestruction(KeyName key, KeyVersion version) implements Refusal {}

  /** No destruction of this version is scheduled. */
  record DestructionIsNotScheduled(KeyName key, KeyVersion version) implements Refusal {}

  /** The time lies outside the allowed waiting period. */
  record WaitingPeriodOutOfRange(KeyName key, Duration least, Duration most) implements Refusal {}

  /** No scheduled destruction has come due. */
  record NothingIsDue(KeyName key) implements Refusal {}

  /** No version is in a state that the command applies to. */
  record NoVersionApplies(KeyName key, String needed) implements Refusal {}

  /** A version is already being generated. */
  record RotationInProgress(KeyName key, KeyVersion version) implements Refusal {}

  /** A suspended key is not rotated: resume or report its compromise first. */
  record KeyIsSuspended(KeyName key) implements Refusal {}

  /** No version protects. */
  record NoActiveVersion(KeyName key) implements Refusal {}

  /** The key is for something else. */
  record UsageNotPermitted(KeyName key, KeyUsage usage) implements Refusal {}

  /** A version limit is reached. */
  record TooManyVersions(KeyName key, int limit) implements Refusal {}

  /** The key's configuration leaves the version without this use. */
  record VersionBelowMinimum(KeyName key, KeyVersion version, KeyVersion minimum)
      implements Refusal {}

  /** A minimum names a version that is not there yet. */
  record MinimumAboveLatest(KeyName key, KeyVersion minimum, KeyVersion latest)
      implements Refusal {}

  /** What protects must also open. */
  record MinEncryptionBelowMinDecryption(
      KeyName key, KeyVersion minEncryption, KeyVersion minDecryption) implements Refusal {}

  /** What is trimmed does not come back. */
  record MinimumBelowAvailable(KeyName key, KeyVersion minAvailable) implements Refusal {}

  /** A key is trimmed only where its configuration says which versions protect. */
  record MinEncryptionIsNotSet(KeyName key) implements Refusal {}

  /** Versions that still open are not trimmed. */
  record MinAvailableAboveMinimum(KeyName key, KeyVersion minAvailable, KeyVersion minDecryption)
      implements Refusal {}

  /** Only a key that came from outside takes further versions from there. */
  record KeyIsNotImported(KeyName key) implements Refusal {}

  /** The HSM makes no version of a key that was imported so. */
  record ImportedKeyDoesNotRotate(KeyName key) implements Refusal {}

  /** The key's configuration does not allow to delete it. */
  record DeletionIsNotAllowed(KeyName key) implements Refusal {}

  /** Stable machine-readable name, in the manner of the HTTP API. */
  default String code() {
    return switch (this) {
      case KeyDoesNotExist _ -> "key-does-not-exist";
      case KeyExists _ -> "key-exists";
      case KeyNameIsReserved _ -> "key-name-is-reserved";
      case VersionDoesNotExist _ -> "version-does-not-exist";
      case VersionIs _ -> "version-state";
      case VersionAwaitsDestruction _ -> "version-awaits-destruction";
      case DestructionIsNotScheduled _ -> "destruction-is-not-scheduled";
      case WaitingPeriodOutOfRange _ -> "waiting-period-out-of-range";
      case NothingIsDue _ -> "nothing-is-due";
      case NoVersionApplies _ -> "no-version-applies";
      case RotationInProgress _ -> "rotation-in-progress";
      case KeyIsSuspended _ -> "key-is-suspended";
      case NoActiveVersion _ -> "no-active-version";
      case UsageNotPermitted _ -> "usage-not-permitted";
      case TooManyVersions _ -> "too-many-versions";
      case VersionBelowMinimum _ -> "version-below-minimum";
      case MinimumAboveLatest _ -> "minimum-above-latest";
      case MinEncryptionBelowMinDecryption _ -> "min-encryption-below-min-decryption";
      case MinimumBelowAvailable _ -> "minimum-below-available";
      case MinEncryptionIsNotSet _ -> "min-encryption-is-not-set";
      case MinAvailableAboveMinimum _ -> "min-available-above-minimum";
      case KeyIsNotImported _ -> "key-is-not-imported";
      case ImportedKeyDoesNotRotate _ -> "imported-key-does-not-rotate";
      case DeletionIsNotAllowed _ -> "deletion-is-not-allowed";
    };
  }

  /** One sentence for a person: what was wrong, with which value, and what to do. */
  default String message() {
    return switch (this) {
      case KeyDoesNotExist(var key) -> "There is no key '" + key + "'.";
      case KeyExists(var key) ->
          "Key '" + key + "' exists; a name is used once. Rotate it, or choose another name.";
      case KeyNameIsReserved(var key) ->
          "No key is named '"
              + key
              + "': '"
              + key.lastSegment()
              + "' at the end means something done with a key. Choose another name.";
      case VersionDoesNotExist(var key, var v) -> "Key '" + key + "' has no version " + v + ".";
      case VersionIs(var key, var v, var state) ->
          "Version " + v + " of key '" + key + "' is " + state + ".";
      case VersionAwaitsDestruction(var key, var v) ->
          "Version "
              + v
              + " of key '"
              + key
              + "' awaits destruction; until that starts it can be cancelled.";
      case DestructionIsNotScheduled(var key, var v) ->
          "No destruction of version " + v + " of key '" + key + "' is scheduled.";
      case WaitingPeriodOutOfRange(var key, var least, var most) ->
          "Key '"
              + key
              + "': destruction waits "
              + least.toDays()
              + " to "
              + most.toDays()
              + " days; choose a time in that range.";
      case NothingIsDue(var key) -> "No destruction of key '" + key + "' is due.";
      case NoVersionApplies(var key, var needed) ->
          "Key '" + key + "' has no version that is " + needed + ".";
      case RotationInProgress(var key, var v) ->
          "Version " + v + " of key '" + key + "' is being generated.";
      case KeyIsSuspended(var key) -> "Key '" + key + "' is suspended; resume it first.";
      case NoActiveVersion(var key) ->
          "Key '" + key + "' has no active version; rotate it to get one.";
      case UsageNotPermitted(var key, var usage) -> "Key '" + key + "' is for " + usage + " only.";
      case TooManyVersions(var key, var limit) ->
          "Key '" + key + "' has reached its limit of " + limit + " versions.";
      case VersionBelowMinimum(var key, var v, var minimum) ->
          "Version "
              + v
              + " of key '"
              + key
              + "' is below "
              + minimum
              + ", the least that its configuration lets do this.";
      case MinimumAboveLatest(var key, var minimum, var latest) ->
          "Key '"
              + key
              + "' has no version "
              + minimum
              + " to begin at; its latest is "
              + latest
              + ".";
      case MinEncryptionBelowMinDecryption(var key, var encryption, var decryption) ->
          "Key '"
              + key
              + "': the min encryption version "
              + encryption
              + " must not be below the min decryption version "
              + decryption
              + ", or 0 for none.";
      case MinimumBelowAvailable(var key, var available) ->
          "Key '"
              + key
              + "' is trimmed below "
              + available
              + " for good; no minimum goes below that, nor is it lifted.";
      case MinEncryptionIsNotSet(var key) ->
          "Key '" + key + "' has no min encryption version; set one before trimming it.";
      case MinAvailableAboveMinimum(var key, var available, var decryption) ->
          "Key '"
              + key
              + "' opens from its min decryption version "
              + decryption
              + " on; trim to that at most, not to "
              + available
              + ".";
      case KeyIsNotImported(var key) ->
          "Key '" + key + "' was made in the HSM; rotate it, or import another key.";
      case ImportedKeyDoesNotRotate(var key) ->
          "Key '"
              + key
              + "' was imported without allow_rotation; import a version, or another key.";
      case DeletionIsNotAllowed(var key) ->
          "Deletion is not allowed for key '" + key + "'; set deletion_allowed first.";
    };
  }
}

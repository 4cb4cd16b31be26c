package io.keystream.worker.requests;

import io.keystream.domain.key.Refusal;
import io.keystream.domain.key.UseDecision;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What became of a request. */
sealed interface Outcome {

  /** What was used, as far as it was known. */
  Used used();

  /** Carried out. */
  record Done(Used used, SpecificRecord answer) implements Outcome {}

  /**
   * Not allowed.
   *
   * @param admittedAt from when on it is, where that is known
   */
  record Denied(Used used, String code, String message, @Nullable Instant admittedAt)
      implements Outcome {

    Denied(Used used, String code, String message) {
      this(used, code, message, null);
    }
  }

  /** Allowed, and did not work. */
  record Failed(Used used, String code, String message, boolean retryable) implements Outcome {}

  /** A version and its state at the decision; version 0 where none was chosen. */
  record Used(int version, String state) {
    static final Used NOTHING = new Used(0, "");

    static Used of(UseDecision.Permitted permitted) {
      return new Used(permitted.version().number(), permitted.state());
    }

    static Used of(Refusal reason) {
      return switch (reason) {
        case Refusal.VersionIs(_, var version, var state) -> new Used(version.number(), state);
        case Refusal.VersionAwaitsDestruction(_, var version) -> new Used(version.number(), "");
        case Refusal.VersionDoesNotExist(_, var version) -> new Used(version.number(), "");
        case Refusal.VersionBelowMinimum(_, var version, _) -> new Used(version.number(), "");
        case Refusal.DeletionIsNotAllowed _,
            Refusal.DestructionIsNotScheduled _,
            Refusal.ImportedKeyDoesNotRotate _,
            Refusal.KeyDoesNotExist _,
            Refusal.KeyExists _,
            Refusal.KeyIsNotImported _,
            Refusal.KeyIsSuspended _,
            Refusal.KeyNameIsReserved _,
            Refusal.MinAvailableAboveMinimum _,
            Refusal.MinEncryptionBelowMinDecryption _,
            Refusal.MinEncryptionIsNotSet _,
            Refusal.MinimumAboveLatest _,
            Refusal.MinimumBelowAvailable _,
            Refusal.NoActiveVersion _,
            Refusal.NoVersionApplies _,
            Refusal.NothingIsDue _,
            Refusal.RotationInProgress _,
            Refusal.TooManyVersions _,
            Refusal.UsageNotPermitted _,
            Refusal.WaitingPeriodOutOfRange _ ->
            NOTHING;
      };
    }
  }

  static Outcome invalid(String message) {
    return new Denied(Used.NOTHING, "invalid-request", message);
  }

  static Outcome refused(Refusal reason) {
    return new Denied(Used.of(reason), reason.code(), reason.message());
  }

  static Outcome busy() {
    return new Failed(
        Used.NOTHING, "busy", "The worker has too many requests of late; try again later.", true);
  }

  static Outcome badCiphertext(Used used) {
    return new Failed(
        used,
        "bad-ciphertext",
        "The ciphertext does not open: it was changed or cut, or key or context is another.",
        false);
  }
}

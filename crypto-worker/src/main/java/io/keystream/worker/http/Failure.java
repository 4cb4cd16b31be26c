package io.keystream.worker.http;

import io.keystream.http.Answer;
import io.keystream.schemas.reply.UseFailed;
import io.keystream.schemas.reply.UseRefused;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Why a use was not carried out, with the status that Vault's clients expect.
 *
 * @param message the code of the reason and the reason itself
 */
record Failure(int status, String message) {

  /** Empty if it was carried out. */
  static Optional<Failure> of(SpecificRecord answer) {
    return switch (answer) {
      case UseRefused refused ->
          Optional.of(
              new Failure(status(refused), refused.getCode() + ": " + refused.getMessage()));
      case UseFailed failed ->
          Optional.of(new Failure(status(failed), failed.getCode() + ": " + failed.getMessage()));
      default -> Optional.empty(); // Carried out. The union's Java type is open.
    };
  }

  Answer answer() {
    return Answer.error(status, List.of(message));
  }

  private static int status(UseRefused refused) {
    return switch (refused.getCode()) {
      case "budget-exceeded" -> Answer.TOO_MANY_REQUESTS;
      case "algorithm-not-permitted",
          "invalid-request",
          "key-does-not-exist",
          "key-is-suspended",
          "no-active-version",
          "usage-not-permitted",
          "version-below-minimum",
          "version-awaits-destruction",
          "version-does-not-exist",
          "version-is-not-active",
          "version-state" ->
          Answer.BAD_REQUEST;
      default -> Answer.FORBIDDEN;
    };
  }

  private static int status(UseFailed failed) {
    return switch (failed.getCode()) {
      case "internal-error" -> Answer.INTERNAL_ERROR;
      default -> failed.getRetryable() ? Answer.UNAVAILABLE : Answer.BAD_REQUEST;
    };
  }
}

package io.keystream.worker.requests;

import io.keystream.http.Texts;
import io.keystream.worker.token.TokenFailure;

/** Failures of the token as a caller sees them. */
final class TokenOutcome {
  private TokenOutcome() {}

  static Outcome of(Outcome.Used used, TokenFailure failure) {
    return switch (failure) {
      case TokenFailure.Unavailable _ ->
          new Outcome.Failed(used, "token-unavailable", "The HSM does not answer.", true);
      case TokenFailure.WrongPin _ ->
          new Outcome.Failed(used, "token-unavailable", "The HSM refuses the worker's PIN.", true);
      case TokenFailure.Unfit _ ->
          new Outcome.Failed(used, "token-unavailable", "The HSM failed its self test.", true);
      case TokenFailure.BadCiphertext _ -> Outcome.badCiphertext(used);
      case TokenFailure.BadPublicKey e ->
          new Outcome.Failed(used, "bad-public-key", Texts.cut(e.getMessage()) + ".", false);
      case TokenFailure.MaterialRejected e ->
          new Outcome.Failed(used, "material-rejected", Texts.cut(e.getMessage()) + ".", false);
      case TokenFailure.Unsupported e ->
          new Outcome.Failed(used, "unsupported", Texts.cut(e.getMessage()) + ".", false);
    };
  }

  /** Whether the token itself failed, and not this one operation. */
  static boolean isTokenDown(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed && failed.code().equals("token-unavailable");
  }
}

package io.keystream.e2e.canary;

import io.keystream.client.Answer;
import java.util.concurrent.CompletableFuture;

/** What must have been answered. */
final class Answers {

  private Answers() {}

  static <T> T given(CompletableFuture<Answer<T>> answer) {
    return switch (answer.join()) {
      case Answer.Given<T>(var result) -> result;
      case Answer<T> other -> throw new AssertionError("not given: " + other);
    };
  }

  /** The code of a refusal or a failure. */
  static <T> String code(CompletableFuture<Answer<T>> answer) {
    return switch (answer.join()) {
      case Answer.Given<T> _ -> throw new AssertionError("given");
      case Answer.Refused<T>(var code, _, _) -> code;
      case Answer.Failed<T>(var code, _, _) -> code;
    };
  }
}

package io.keystream.cli;

import io.keystream.client.Answer;
import io.keystream.client.NoAnswer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for an answer and ends the command where it is not the wanted one. */
final class Answers {
  private Answers() {}

  /** The result; a refusal or failure ends the command with its exit code. */
  static <T> T result(CompletableFuture<Answer<T>> answer) {
    return switch (join(answer)) {
      case Answer.Given<T>(var result) -> result;
      case Answer.Refused<T>(var code, var message, var admittedAt) ->
          throw new Stop(ExitCode.REFUSED, code, message, admittedAt);
      case Answer.Failed<T>(var code, var message, var retryability) ->
          throw Stop.failed(
              code,
              switch (retryability) {
                case RETRYABLE -> message + " Trying again may help.";
                case FINAL -> message;
              });
    };
  }

  /** Waits; the client itself gives up after its timeout. */
  static <T> T join(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof NoAnswer none) {
        throw none;
      }
      throw e;
    }
  }
}

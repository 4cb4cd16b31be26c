package io.keystream.cli;

import io.keystream.client.Verification;

/** How a verification is told: a word, and the exit code. */
final class Verdict {
  private Verdict() {}

  static int print(Verification verification, Target target) {
    return switch (verification) {
      case VALID -> {
        target.say("valid", Json.object("valid", true));
        yield ExitCode.OK.number();
      }
      case INVALID -> {
        target.say("NOT VALID", Json.object("valid", false));
        yield ExitCode.REFUSED.number();
      }
    };
  }
}

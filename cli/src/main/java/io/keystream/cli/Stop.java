package io.keystream.cli;

import org.jspecify.annotations.Nullable;

/** Ends a command with an exit code and one sentence for a person. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String code;

  /**
   * @param code stable name of the reason, for {@code --json}
   */
  Stop(ExitCode exitCode, String code, @Nullable String message) {
    super(message);
    this.exitCode = exitCode;
    this.code = code;
  }

  static Stop usage(@Nullable String message) {
    return new Stop(ExitCode.USAGE, "usage", message);
  }

  static Stop failed(String code, @Nullable String message) {
    return new Stop(ExitCode.FAILED, code, message);
  }

  ExitCode exitCode() {
    return exitCode;
  }

  String code() {
    return code;
  }
}

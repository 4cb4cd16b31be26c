package io.keystream.cli;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a command with an exit code and one sentence for a person. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;
  private final String code;
  private final @Nullable Instant admittedAt;

  /**
   * @param code stable name of the reason, for {@code --json}
   * @param admittedAt from when on the same is admitted, where that is known
   */
  Stop(ExitCode exitCode, String code, @Nullable String message, @Nullable Instant admittedAt) {
    super(message);
    this.exitCode = exitCode;
    this.code = code;
    this.admittedAt = admittedAt;
  }

  Stop(ExitCode exitCode, String code, @Nullable String message) {
    this(exitCode, code, message, null);
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

  /** As {@code --json} has it. */
  Map<String, @Nullable Object> json() {
    var json = Json.object("error", code, "message", String.valueOf(getMessage()));
    if (admittedAt != null) {
      json.put("admitted_at", admittedAt.toString());
    }
    return json;
  }
}

package io.keystream.cli;

import io.keystream.client.NoAnswer;
import io.keystream.client.query.QueryFailed;
import io.keystream.client.vault.VaultFailure;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one sentence why a command ended early; only a bug shows its stack. */
final class Failures implements IExecutionExceptionHandler {

  private final Surroundings surroundings;

  Failures(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    return switch (failure) {
      case Stop stop -> tell(stop, parsed);
      case NoAnswer none -> tell(Stop.failed("no-answer", none.getMessage()), parsed);
      case QueryFailed failed -> tell(of(failed), parsed);
      case VaultFailure failed -> tell(of(failed), parsed);
      case Exception bug -> throw bug;
    };
  }

  private int tell(Stop stop, ParseResult parsed) {
    surroundings.err().println("keystream: " + stop.getMessage());
    if (wantsJson(parsed)) {
      surroundings.out().println(Json.text(stop.json()));
    }
    return stop.exitCode().number();
  }

  private static Stop of(QueryFailed failed) {
    return switch (failed.reason()) {
      case REFUSED -> Stop.usage(failed.getMessage());
      case NOT_FOUND -> new Stop(ExitCode.REFUSED, "not-found", failed.getMessage());
      case UNAVAILABLE -> Stop.failed("unavailable", failed.getMessage());
    };
  }

  private static Stop of(VaultFailure failed) {
    return switch (failed.reason()) {
      case REFUSED -> new Stop(ExitCode.REFUSED, "refused", failed.getMessage());
      case UNKNOWN_TOKEN -> new Stop(ExitCode.REFUSED, "unknown-token", failed.getMessage());
      case NOT_FOUND -> new Stop(ExitCode.REFUSED, "not-found", failed.getMessage());
      case UNAVAILABLE -> Stop.failed("no-answer", failed.getMessage());
      case BAD_CREDENTIAL -> Stop.failed("bad-credential", failed.getMessage());
    };
  }

  private static boolean wantsJson(ParseResult parsed) {
    return parsed.hasMatchedOption("--json")
        || (parsed.hasSubcommand() && wantsJson(parsed.subcommand()));
  }
}

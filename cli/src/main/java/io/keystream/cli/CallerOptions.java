package io.keystream.cli;

import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who asks; recorded with every attempt, and asserted: nothing proves it yet. */
final class CallerOptions {

  private static final String APPLICATION = "keystream-cli";

  @Option(
      names = "--principal",
      paramLabel = "NAME",
      description = "Who asks (KEYSTREAM_PRINCIPAL; default: the user of this machine).")
  private @Nullable String principal;

  @Option(
      names = "--application",
      paramLabel = "NAME",
      description = "For which application (KEYSTREAM_APPLICATION; default: keystream-cli).")
  private @Nullable String application;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "For which person (KEYSTREAM_USER; default: the user of this machine).")
  private @Nullable String user;

  Caller caller(Surroundings surroundings) {
    var login = System.getProperty("user.name", "unknown");
    try {
      return new Caller(
          new Principal(chosen(principal, surroundings, "KEYSTREAM_PRINCIPAL", login)),
          new Application(chosen(application, surroundings, "KEYSTREAM_APPLICATION", APPLICATION)),
          new User.Asserted(chosen(user, surroundings, "KEYSTREAM_USER", login)));
    } catch (IllegalArgumentException e) {
      throw Stop.usage(e.getMessage());
    }
  }

  private static String chosen(
      @Nullable String option, Surroundings surroundings, String variable, String otherwise) {
    return option == null ? surroundings.environment(variable, otherwise) : option;
  }
}

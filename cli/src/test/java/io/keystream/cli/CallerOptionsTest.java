package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.cli.Surroundings.Output;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class CallerOptionsTest {

  @Test
  void by_default_the_user_of_the_machine_asks_and_is_asserted() {
    var login = System.getProperty("user.name");
    assertThat(caller(Map.of()))
        .isEqualTo(
            new Caller(
                new Principal(login),
                new Application("keystream-cli"),
                new User.Asserted(login)));
  }

  @Test
  void the_environment_says_who_asks() {
    assertThat(
            caller(
                Map.of(
                    "KEYSTREAM_PRINCIPAL", "svc-till",
                    "KEYSTREAM_APPLICATION", "till",
                    "KEYSTREAM_USER", "grace")))
        .isEqualTo(
            new Caller(
                new Principal("svc-till"), new Application("till"), new User.Asserted("grace")));
  }

  @Test
  void an_option_wins_over_the_environment() {
    assertThat(
            caller(Map.of("KEYSTREAM_PRINCIPAL", "svc-till"), "--principal", "svc-other")
                .principal())
        .isEqualTo(new Principal("svc-other"));
  }

  private static Caller caller(Map<String, String> environment, String... arguments) {
    var holder = new Holder();
    new CommandLine(holder).parseArgs(arguments);
    return holder.options.caller(
        new Surroundings(
            InputStream.nullInputStream(),
            System.out,
            System.err,
            environment,
            Output.ELSEWHERE,
            InstantSource.system(),
            new SecureRandom()));
  }

  @Command
  private static final class Holder {
    @Mixin private final CallerOptions options = new CallerOptions();
  }
}

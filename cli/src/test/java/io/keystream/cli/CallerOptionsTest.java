package io.keystream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.cli.Surroundings.Output;
import io.keystream.credentials.Credential;
import io.keystream.credentials.SignatureScheme;
import io.keystream.domain.caller.Application;
import io.keystream.domain.caller.Caller;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.caller.User;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class CallerOptionsTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Credential SIGNER =
      Credential.generate(
          "svc-till", SignatureScheme.ED25519, Instant.EPOCH, Duration.ofDays(1), RANDOM);

  @Test
  void by_default_the_user_of_the_machine_is_asserted() {
    var login = System.getProperty("user.name");
    assertThat(caller(Map.of()))
        .isEqualTo(
            new Caller(
                new Principal("svc-till"),
                new Application("keystream-cli"),
                new User.Asserted(login)));
  }

  @Test
  void the_environment_says_for_which_application_and_user() {
    assertThat(caller(Map.of("KEYSTREAM_APPLICATION", "till", "KEYSTREAM_USER", "grace")))
        .isEqualTo(
            new Caller(
                new Principal("svc-till"), new Application("till"), new User.Asserted("grace")));
  }

  @Test
  void an_option_wins_over_the_environment() {
    assertThat(
            caller(Map.of("KEYSTREAM_APPLICATION", "till"), "--application", "other").application())
        .isEqualTo(new Application("other"));
  }

  private static Caller caller(Map<String, String> environment, String... arguments) {
    var holder = new Holder();
    new CommandLine(holder).parseArgs(arguments);
    return holder.options.caller(
        SIGNER,
        new Surroundings(
            InputStream.nullInputStream(),
            System.out,
            System.err,
            environment,
            Output.ELSEWHERE,
            InstantSource.system(),
            RANDOM));
  }

  @Command
  private static final class Holder {
    @Mixin private final CallerOptions options = new CallerOptions();
  }
}

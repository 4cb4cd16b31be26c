package io.keystream.cli;

import io.keystream.domain.key.KeyCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "destroy",
    description = {
      "Schedule the destruction of the material, 7 to 30 days ahead.",
      "Until then the versions are not used, and 'cancel-destruction' takes it back."
    })
final class KeysDestroy implements Callable<Integer> {

  private static final Duration MIDDLE = Duration.ofDays(15);
  private static final Duration MARGIN = Duration.ofMinutes(1);

  @Mixin private final KeyArgument key = new KeyArgument();
  @Mixin private final VersionOption version = new VersionOption();
  @Mixin private final Target target;

  @Option(
      names = "--after",
      paramLabel = "DAYS",
      description = "In how many days, such as 7d (default: 30d).")
  private Duration after = Duration.ofDays(30);

  KeysDestroy(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    var at = time();
    return CommandSender.send(
        target,
        new KeyCommand.ScheduleDestruction(key.name(), version.scope(), at),
        "is destroyed at " + at);
  }

  /** The service judges the range by its own clock, a moment later: stay off both its ends. */
  private Instant time() {
    var inside = after.compareTo(MIDDLE) < 0 ? MARGIN : MARGIN.negated();
    return target
        .surroundings()
        .clock()
        .instant()
        .plus(after)
        .plus(inside)
        .truncatedTo(ChronoUnit.SECONDS);
  }
}

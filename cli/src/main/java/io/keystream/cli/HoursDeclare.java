package io.keystream.cli;

import io.keystream.domain.policy.WeeklyHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "declare",
    description = {
      "Declare when a principal works, in place of what was declared before.",
      "Use outside raises an alert and is not refused."
    })
final class HoursDeclare implements Callable<Integer> {

  @Mixin private final PrincipalArgument about = new PrincipalArgument();
  @Mixin private final SigningOptions signing;

  // picocli sets them before the command runs: they are required.
  @SuppressWarnings("NullAway.Init")
  @Option(names = "--zone", required = true, paramLabel = "Europe/Berlin")
  private ZoneId zone;

  @SuppressWarnings("NullAway.Init")
  @Option(names = "--from", required = true, paramLabel = "HH:MM", description = "Inclusive.")
  private LocalTime from;

  @SuppressWarnings("NullAway.Init")
  @Option(
      names = "--until",
      required = true,
      paramLabel = "HH:MM",
      description = "Exclusive; 00:00 is the end of the day; before --from means past midnight.")
  private LocalTime until;

  @Option(
      names = "--days",
      split = ",",
      paramLabel = "DAY",
      description = "MONDAY,TUESDAY,... (default: Monday to Friday).")
  private List<DayOfWeek> days =
      List.of(
          DayOfWeek.MONDAY,
          DayOfWeek.TUESDAY,
          DayOfWeek.WEDNESDAY,
          DayOfWeek.THURSDAY,
          DayOfWeek.FRIDAY);

  HoursDeclare(Surroundings surroundings) {
    this.signing = new SigningOptions(surroundings);
  }

  @Override
  public Integer call() {
    var principal = about.principal();
    var hours = hours();
    var _ = signing.decided(client -> client.declareHours(principal, hours));
    return signing.say(
        "'%s' works %s.".formatted(principal.name(), hours),
        Json.object("principal", principal.name(), "hours", hours.toString()));
  }

  private WeeklyHours hours() {
    try {
      return new WeeklyHours(Set.copyOf(days), from, until, zone);
    } catch (IllegalArgumentException e) {
      throw Stop.usage(e.getMessage());
    }
  }
}

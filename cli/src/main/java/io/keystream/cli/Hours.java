package io.keystream.cli;

import io.keystream.client.BusinessHours;
import io.keystream.domain.caller.Principal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "hours",
    description = {
      "Declare when a principal works; use outside raises an alert.",
      "A later declaration takes the place of an earlier one."
    })
final class Hours implements Callable<Integer> {

  // picocli sets them before the command runs: they are required.
  @SuppressWarnings("NullAway.Init")
  @Parameters(paramLabel = "PRINCIPAL", description = "Whose hours.")
  private String principal;

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
      description = "Exclusive; before --from means past midnight.")
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

  @Mixin private final Target target;

  Hours(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    var hours = hours();
    try (var client = target.connect();
        var _ = target.waitingFor("Kafka")) {
      Answers.join(client.declareHours(hours));
      return target.say(
          "'%s' works %s to %s, %s.".formatted(principal, from, until, zone),
          Json.object(
              "principal", principal,
              "zone", zone.getId(),
              "days", hours.days().stream().sorted().map(DayOfWeek::name).toList(),
              "from", from.toString(),
              "until", until.toString()));
    }
  }

  private BusinessHours hours() {
    try {
      return new BusinessHours(new Principal(principal), zone, Set.copyOf(days), from, until);
    } catch (IllegalArgumentException e) {
      throw Stop.usage(e.getMessage());
    }
  }
}

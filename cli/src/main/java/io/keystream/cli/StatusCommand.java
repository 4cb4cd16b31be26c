package io.keystream.cli;

import io.keystream.local.PartHealth;
import io.keystream.local.Status;
import io.keystream.local.Status.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = {
      "Say whether the platform works.",
      "Looks at its process, at what each part says, and at the answer to a request that",
      "takes the whole way. Exits with 3 if something does not work."
    })
final class StatusCommand implements Callable<Integer> {

  @Mixin private final Target target;

  StatusCommand(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    try (var _ = target.waitingFor("the parts to answer")) {
      var lines = lines();
      if (target.isJson()) {
        target.print(lines.stream().map(StatusCommand::json).toList());
      } else {
        print(lines);
      }
      return lines.stream().allMatch(Line::isReady)
          ? ExitCode.OK.number()
          : ExitCode.FAILED.number();
    }
  }

  private List<Line> lines() {
    var platform = target.platform();
    if (platform.isElsewhere(target.surroundings())) {
      return Status.fromOutside(
          target.configuration(), target.surroundings().clock(), target.surroundings().random());
    }
    var process = Status.process(platform.layout());
    if (!process.isReady()) {
      return List.of(process);
    }
    var lines = new ArrayList<Line>();
    lines.add(process);
    lines.addAll(
        Status.of(
            platform.layout(),
            target.configuration(),
            target.surroundings().clock(),
            target.surroundings().random()));
    return lines;
  }

  private void print(List<Line> lines) {
    var table = new Table("", "WHAT", "");
    for (var line : lines) {
      switch (line.health()) {
        case PartHealth.Ready(var detail) -> table.row("ok", line.what(), detail);
        case PartHealth.NotReady(var reason) -> table.row("NOT OK", line.what(), reason);
      }
    }
    table.print(target.surroundings().out());
  }

  private static Map<String, @Nullable Object> json(Line line) {
    return Json.object(
        "what",
        line.what(),
        "ready",
        line.isReady(),
        "says",
        switch (line.health()) {
          case PartHealth.Ready(var detail) -> detail;
          case PartHealth.NotReady(var reason) -> reason;
        });
  }
}

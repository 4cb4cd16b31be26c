package io.keystream.cli;

import io.keystream.client.PolicyReplay;
import java.util.List;

/** How a replay of history under a policy is told: what would be refused, and the exit code. */
final class ReplayReports {
  private ReplayReports() {}

  static int tell(PolicyReplay.Report report, SigningOptions options) {
    if (options.isJson()) {
      options.print(json(report));
    } else {
      var out = options.surroundings().out();
      if (!report.rows().isEmpty()) {
        var table = new Table("OPERATION", "KEY", "REFUSED", "WHY", "FOR EXAMPLE");
        for (var row : report.rows()) {
          table.row(
              row.operation(),
              row.key().isEmpty() ? "-" : row.key(),
              Long.toString(row.count()),
              row.reason(),
              row.exampleId());
        }
        table.print(out);
      }
      out.println(
          "%d of %d that were allowed would be refused."
              .formatted(report.refused(), report.judged()));
      if (report.withUnknowns() > 0) {
        out.println(
            "%d were judged with unknowns (%s): they grant nothing here and may have then."
                .formatted(report.withUnknowns(), String.join(", ", report.unknowns())));
      }
      if (report.notJudged() > 0) {
        out.println(
            "%d are no uses or changes of keys: policies have no say there."
                .formatted(report.notJudged()));
      }
    }
    return (report.refused() == 0 ? ExitCode.OK : ExitCode.DENIED).number();
  }

  private static Object json(PolicyReplay.Report report) {
    return Json.object(
        "judged", report.judged(),
        "refused", report.refused(),
        "with_unknowns", report.withUnknowns(),
        "unknowns", List.copyOf(report.unknowns()),
        "not_judged", report.notJudged(),
        "refusals",
            report.rows().stream()
                .map(row ->
                    Json.object(
                        "operation", row.operation(),
                        "key", row.key(),
                        "count", row.count(),
                        "reason", row.reason(),
                        "example", row.exampleId()))
                .toList());
  }
}

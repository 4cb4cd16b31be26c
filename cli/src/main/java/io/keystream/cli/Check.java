package io.keystream.cli;

import io.keystream.checker.CheckNotFinished;
import io.keystream.checker.CheckReport;
import io.keystream.checker.ConsistencyChecker;
import io.keystream.directory.Founding;
import io.keystream.directory.X509Certificates;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "check",
    description = {
      "Verify the promises on the log: every record of every topic, read from the beginning.",
      "Exits with 4 if something is found."
    })
final class Check implements Callable<Integer> {

  @Mixin private final Target target;

  Check(Surroundings surroundings) {
    this.target = new Target(surroundings);
  }

  @Override
  public Integer call() {
    try (var _ = target.waitingFor("the whole log to be read")) {
      return tell(check(target.platform().bootstrapServers(target.surroundings())));
    } catch (CheckNotFinished e) {
      throw Stop.failed("not-finished", e.getMessage());
    }
  }

  private CheckReport check(String bootstrapServers) {
    var certificate = target.foundingIfKnown();
    if (certificate.isEmpty()) {
      target
          .surroundings()
          .err()
          .println("keystream: access events are read and not proven: name --founding-certificate");
      return ConsistencyChecker.check(bootstrapServers);
    }
    try {
      return ConsistencyChecker.check(
          bootstrapServers, Founding.by(certificate.get().der(), new X509Certificates()));
    } catch (IllegalArgumentException e) {
      throw Stop.failed("bad-credential", e.getMessage() + ".");
    }
  }

  private int tell(CheckReport report) {
    if (target.isJson()) {
      target.print(
          Json.object(
              "findings", report.findings().stream().map(Object::toString).toList(),
              "total", report.findingsTotal()));
    } else {
      print(report);
    }
    return report.isClean() ? ExitCode.OK.number() : ExitCode.FINDINGS.number();
  }

  private void print(CheckReport report) {
    var out = target.surroundings().out();
    for (var finding : report.findings()) {
      out.println(finding);
    }
    var counts = report.counts();
    out.printf(
        "%d findings in %d keys, %d events, %d audit records, %d commands, %d requests (%.1f s)%n",
        report.findingsTotal(),
        counts.keys(),
        counts.events(),
        counts.auditRecords(),
        counts.commands(),
        counts.requests(),
        report.duration().toMillis() / 1000.0);
  }
}

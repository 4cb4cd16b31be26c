package io.keystream.local.demo;

import io.keystream.checker.ConsistencyChecker;
import io.keystream.directory.Founding;
import io.keystream.directory.X509Certificates;
import io.keystream.local.demo.Story.Turned;

/** The shipped checker reads the whole log and verifies every rule. */
final class CheckTheLog {

  private CheckTheLog() {}

  static void play(Cast cast, Story story) {
    story.chapter("The consistency checker reads the whole log");
    var founding = Founding.by(cast.founding().der(), new X509Certificates());
    var report = ConsistencyChecker.check(cast.bootstrapServers(), founding);
    report.findings().stream().limit(10).forEach(finding -> story.tell(finding.toString()));
    var counts = report.counts();
    var read =
        "%d events, %d audit records, %d commands, %d requests in %s"
            .formatted(
                counts.events(),
                counts.auditRecords(),
                counts.commands(),
                counts.requests(),
                Times.text(report.duration()));
    story.tell(read);
    story.claim(
        "every answer has its record, every event its command, nothing twice",
        Turned.when(report.isClean()));
    story.figure("check", "%d findings; %s".formatted(report.findingsTotal(), read));
  }
}

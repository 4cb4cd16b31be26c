package io.keystream.audit.http;

import io.helidon.common.uri.UriQuery;
import io.keystream.audit.streams.AuditCursor;
import io.keystream.audit.streams.AuditPage;
import io.keystream.audit.streams.AuditPages;
import io.keystream.audit.streams.AuditQuery;
import io.keystream.audit.streams.AuditViewTopology;
import io.keystream.http.Answer;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.streams.StreamsJob;
import java.util.Arrays;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;

/** Answers who did what with which key and when, newest first. */
final class AuditRoutes {

  private static final Set<String> PARAMETERS =
      Set.of("key", "principal", "application", "decision", "from", "to", "limit", "after");

  /** As long as names of callers may be, and keys. */
  private static final int MAX_NAME = 200;

  private final StreamsJob job;
  private final AuditPages pages = new AuditPages(Topics.AUDIT_LOG.codec());

  AuditRoutes(StreamsJob job) {
    this.job = job;
  }

  Answer list(UriQuery query) {
    var parameters = new Parameters(query, PARAMETERS);
    var wanted =
        new AuditQuery(
            parameters.text("key", MAX_NAME),
            parameters.text("principal", MAX_NAME),
            parameters.text("application", MAX_NAME),
            parameters.parsed("decision", MAX_NAME, AuditRoutes::decision),
            parameters.instant("from"),
            parameters.instant("to"),
            parameters.limit(),
            parameters.parsed("after", MAX_NAME, AuditCursor::parse));
    if (!parameters.problems().isEmpty()) {
      return Answer.error(Answer.BAD_REQUEST, parameters.problems());
    }
    var completeness = job.catchUp(QueryApi.MAX_WAIT);
    var page =
        job.<Bytes, byte[], AuditPage>read(
            AuditViewTopology.RECORDS,
            Topics.AUDIT_LOG.name(),
            stores -> pages.read(stores, wanted));
    var body = Json.object();
    var records = body.putArray("records");
    page.rows().forEach(row -> records.add(Json.record(row)));
    body.put("next", Json.text(page.next()));
    body.put("kept_since", Json.text(page.keptSince()));
    body.set("position", Json.position(completeness));
    return Answer.ok(body);
  }

  private static AuditDecision decision(String text) {
    return Arrays.stream(AuditDecision.values())
        .filter(decision -> decision.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "must be one of %s: '%s'"
                    .formatted(Arrays.toString(AuditDecision.values()), text)));
  }
}

package io.keystream.client;

import io.keystream.domain.caller.Application;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.policy.AccessDecision;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.CompiledPolicies;
import io.keystream.domain.policy.DenialReason;
import io.keystream.domain.policy.KeyOperation;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Asks policies about recorded uses and changes of keys: which of those that were allowed then
 * would they refuse?
 *
 * <p>A record does not tell where the request came from, its parameters and its encryption context:
 * they count as unknown, so they grant nothing and keep nothing from being denied. Of a data key it
 * does not tell whether its caller also got it in clear: refused is what is refused either way it
 * may have been. Budgets are not judged.
 *
 * <p>Thread safety: one thread.
 */
public final class PolicyReplay {

  /** Beyond so many different ones, what is refused is counted and no longer told apart. */
  static final int MOST_ROWS = 10_000;

  private final CompiledPolicies policies;
  private final Map<What, Row> rows = new LinkedHashMap<>();
  private final SortedSet<String> unknowns = new TreeSet<>();
  private long judged;
  private long notJudged;
  private long refused;
  private long withUnknowns;

  public PolicyReplay(CompiledPolicies policies) {
    this.policies = policies;
  }

  private record What(String operation, String key) {}

  /**
   * What would be refused.
   *
   * @param operation as records name it
   * @param key empty where none is meant
   * @param exampleId of the first such record
   * @param reason why that one would be refused: a stable code
   */
  public record Row(String operation, String key, long count, String exampleId, String reason) {

    private Row again() {
      return new Row(operation, key, count + 1, exampleId, reason);
    }
  }

  /**
   * What came of it.
   *
   * @param judged records of what was allowed
   * @param notJudged records of what was allowed, on which policies have no say: commands about
   *     principals and policies
   * @param withUnknowns of those judged, for how many something mattered that no record tells
   * @param unknowns what that was: words of conditions, {@code parameters}, {@code data key}
   * @param rows in the order in which they first happened
   */
  public record Report(
      long judged,
      long notJudged,
      long refused,
      long withUnknowns,
      SortedSet<String> unknowns,
      List<Row> rows) {
    public Report {
      rows = List.copyOf(rows);
    }
  }

  /** Judges the next record; what was denied or failed then is left out. */
  public void take(AuditRecord record) {
    if (record.getDecision() != AuditDecision.ALLOWED) {
      return;
    }
    var requests = requests(record);
    if (requests.isEmpty()) {
      notJudged++;
      return;
    }
    judged++;
    var decisions = requests.stream().map(policies::decide).toList();
    var missing = missing(requests, decisions);
    if (!missing.isEmpty()) {
      withUnknowns++;
      unknowns.addAll(missing);
    }
    for (var decision : decisions) {
      if (decision instanceof AccessDecision.Denied(var reason)) {
        refuse(record, reason);
        return;
      }
    }
  }

  public Report report() {
    return new Report(
        judged,
        notJudged,
        refused,
        withUnknowns,
        new TreeSet<>(unknowns),
        new ArrayList<>(rows.values()));
  }

  private void refuse(AuditRecord record, DenialReason reason) {
    refused++;
    var what = new What(record.getOperation(), record.getKey());
    var row = rows.get(what);
    if (row != null) {
      rows.put(what, row.again());
    } else if (rows.size() < MOST_ROWS) {
      rows.put(what, new Row(what.operation, what.key, 1, record.getRecordId(), reason.code()));
    }
  }

  /** What the record can have been: several where it does not tell which. */
  private static List<AccessRequest> requests(AuditRecord record) {
    try {
      var key = record.getKey().isEmpty() ? null : new KeyName(record.getKey());
      var application = new Application(record.getCaller().getApplication());
      return KeyOperation.recordedAs(record.getOperation()).stream()
          .map(operation ->
              AccessRequest.recorded(operation.on(key), application, record.getRecordedAt()))
          .toList();
    } catch (IllegalArgumentException outsideTheLimitsOfNames) {
      return List.of();
    }
  }

  private SortedSet<String> missing(List<AccessRequest> requests, List<AccessDecision> decisions) {
    var missing = new TreeSet<String>();
    requests.forEach(request -> missing.addAll(policies.unknowns(request)));
    if (decisions.stream().map(AccessDecision::getClass).distinct().count() > 1) {
      missing.add("data key");
    }
    return missing;
  }
}

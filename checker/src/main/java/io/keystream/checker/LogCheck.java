package io.keystream.checker;

import io.keystream.checker.CheckReport.Counts;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.KeyMaterialRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * One walk over a log: draws the line, then reads the audit log, the keys partition by partition,
 * the commands with their answers, the requests with theirs, and the rest.
 *
 * <p><b>Memory.</b> The histories of one partition's keys, and a row per attempt of one slice.
 */
final class LogCheck {

  private static final List<Topic<?>> KEPT_FOR_EVER =
      List.of(Topics.KEY_EVENTS, Topics.AUDIT_LOG, Topics.ACCESS_EVENTS);

  private final Log log;
  private final Groups groups;
  private final AccessProof proof;
  private final Slice slice;
  private final Findings findings;
  private final Line line;
  private final Attempts changes = new Attempts(AuditKind.CHANGE);
  private final Attempts uses = new Attempts(AuditKind.USE);
  private final Conversations commandTalk =
      talk(AuditKind.CHANGE, Topics.COMMANDS, Topics.COMMAND_REPLIES);
  private final Conversations accessTalk =
      talk(AuditKind.CHANGE, Topics.ACCESS_COMMANDS, Topics.COMMAND_REPLIES);
  private final Conversations requestTalk =
      talk(AuditKind.USE, Topics.CRYPTO_REQUESTS, Topics.CRYPTO_REPLIES);
  private final UsedVersions usedVersions;
  private final Map<String, Long> counts = new HashMap<>();
  private long keys;

  LogCheck(Log log, Subject subject, Slice slice, Findings findings) {
    this.log = log;
    this.groups = subject.groups();
    this.proof = new AccessProof(findings, subject.founding());
    this.slice = slice;
    this.findings = findings;
    this.line = Line.drawn(log);
    this.usedVersions = new UsedVersions(findings, line);
  }

  Counts run() {
    var commands = Exchange.commands(groups.commands());
    var requests = Exchange.uses(groups.requests());
    var passedCommands = log.passed(commands.group(), commands.questions());
    var passedRequests = log.passed(requests.group(), requests.questions());
    topics();
    audit();
    keys();
    var access = new AccessRules(findings, line, slice, changes, accessTalk);
    read(
        Topics.ACCESS_EVENTS,
        entry -> {
          access.onEvent(entry);
          proof.onEvent(entry);
        });
    allowedChangesHaveEvents();
    var accessKept = read(Topics.ACCESS_COMMANDS, access::onCommand);
    var accessAnswers = new AnswerRules(findings, line, slice, accessTalk);
    var answersKept =
        exchange(
            commands,
            changes,
            commandTalk,
            passedCommands,
            answer -> isAboutAccess(answer) ? accessAnswers : null);
    accessAnswers.finish(accessKept, answersKept);
    exchange(requests, uses, requestTalk, passedRequests, _ -> null);
    read(Topics.ALERTS, _ -> {});
    read(Topics.CONTROLS, _ -> {});
    read(Topics.DOMAIN_KEYS, _ -> {});
    return new Counts(
        keys,
        count(Topics.KEY_EVENTS),
        count(Topics.AUDIT_LOG),
        count(Topics.COMMANDS),
        count(Topics.COMMAND_REPLIES),
        count(Topics.CRYPTO_REQUESTS),
        count(Topics.CRYPTO_REPLIES));
  }

  private void topics() {
    for (var topic : Topics.ALL) {
      if (log.partitions(topic) == 0) {
        findings.add(
            Rule.TOPIC_EXISTS, Location.wholeTopic(topic.name()), "the topic does not exist");
      }
    }
  }

  private void audit() {
    var rules =
        new AuditRules(
            findings,
            slice,
            log.partitions(Topics.AUDIT_LOG),
            changes,
            uses,
            commandTalk,
            accessTalk,
            requestTalk,
            usedVersions);
    read(Topics.AUDIT_LOG, rules::on);
  }

  private void keys() {
    var partitions = log.partitions(Topics.KEY_EVENTS);
    var rules =
        new EventRules(findings, line, slice, partitions, changes, commandTalk, usedVersions);
    for (var partition = 0; partition < partitions; partition++) {
      var state = new Newest<KeyStateRecord>();
      read(Topics.KEY_STATE, partition, state::on);
      var material = new Newest<KeyMaterialRecord>();
      read(Topics.KEY_MATERIAL, partition, material::on);
      var histories = new Histories();
      read(Topics.KEY_EVENTS, partition, entry -> rules.on(entry, histories));
      new MaterialRules(findings, line, partition).check(histories, material);
      new StateRules(findings, line).check(histories, state);
      keys += histories.size();
    }
    usedVersions.finish();
  }

  private void allowedChangesHaveEvents() {
    for (var row = 0; row < changes.size(); row++) {
      if (changes.isRecorded(row)
          && changes.decision(row) == AuditDecision.ALLOWED
          && !changes.hasEffect(row)) {
        findings.add(
            Rule.ALLOWED_CHANGE_HAS_EVENTS,
            changes.recordedAt(row),
            "the change was allowed and no event came of it");
      }
    }
  }

  /** The answer to a command that is about no key, and recorded as one about access. */
  private boolean isAboutAccess(Exchange.Answer answer) {
    return answer.key().isEmpty()
        && slice.has(answer.id())
        && accessTalk.isRecorded(accessTalk.row(answer.key(), answer.id()));
  }

  /**
   * Judges questions and answers.
   *
   * @param others the rules for an answer that belongs to questions of another topic
   */
  private <Q extends SpecificRecordBase, A extends SpecificRecordBase> Horizons exchange(
      Exchange<Q, A> exchange,
      Attempts attempts,
      Conversations talk,
      Map<Integer, Long> passed,
      Function<Exchange.Answer, @Nullable AnswerRules> others) {
    var questions = new QuestionRules(findings, line, slice, attempts, talk, passed);
    var questionsKept =
        read(
            exchange.questions(),
            entry -> {
              if (entry.value() != null) {
                questions.on(entry.at(), exchange.question().apply(entry.value()));
              }
            });
    var answers = new AnswerRules(findings, line, slice, talk);
    var answersKept =
        read(
            exchange.answers(),
            entry -> {
              if (entry.value() != null) {
                var answer = exchange.answer().apply(entry.value());
                Objects.requireNonNullElse(others.apply(answer), answers).on(entry, answer);
              }
            });
    answers.finish(questionsKept, answersKept);
    return answersKept;
  }

  private <V extends SpecificRecordBase> Horizons read(Topic<V> topic, Consumer<Entry<V>> rule) {
    var horizons = new Horizons();
    for (var partition = 0; partition < log.partitions(topic); partition++) {
      horizons.add(read(topic, partition, rule));
    }
    return horizons;
  }

  private <V extends SpecificRecordBase> Horizon read(
      Topic<V> topic, int partition, Consumer<Entry<V>> rule) {
    if (partition >= log.partitions(topic)) {
      return Horizon.NOTHING_KEPT;
    }
    var horizon =
        log.read(
            topic,
            partition,
            Log.Visitor.reporting(
                findings,
                entry -> {
                  counts.merge(topic.name(), 1L, Long::sum);
                  if (entry.value() == null && !(topic.kept() instanceof Topic.Kept.Newest)) {
                    findings.add(Rule.RECORD_IS_READABLE, entry.at(), "the record is empty");
                  } else {
                    rule.accept(entry);
                  }
                }));
    if (horizon.begin() > 0 && KEPT_FOR_EVER.contains(topic)) {
      findings.add(
          Rule.NOTHING_IS_DELETED,
          new Location(topic.name(), partition, horizon.begin()),
          "the partition begins here; what was before is gone");
    }
    return horizon;
  }

  private static Conversations talk(AuditKind kind, Topic<?> questions, Topic<?> answers) {
    return new Conversations(kind, questions.name(), answers.name());
  }

  private long count(Topic<?> topic) {
    return counts.getOrDefault(topic.name(), 0L);
  }
}

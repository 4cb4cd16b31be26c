package io.keystream.checker;

import io.keystream.checker.CheckReport.Counts;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.KeyMaterialRecord;
import io.keystream.schemas.wire.KeyStateRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One walk over a log: draws the line, then reads the audit log, who may call, the keys partition
 * by partition, the commands with their answers, the requests with theirs, and the rest.
 *
 * <p><b>Memory.</b> The histories of one partition's keys, and a row per attempt of one slice.
 */
final class LogCheck {

  private static final List<Topic<?>> KEPT_FOR_EVER =
      List.of(Topics.KEY_EVENTS, Topics.AUDIT_LOG, Topics.ACCESS_EVENTS, Topics.SECRET_EVENTS);

  private final Log log;
  private final Groups groups;
  private final AccessProof proof;
  private final Slice slice;
  private final Strangers strangers;
  private final Findings findings;
  private final Line line;
  private final Attempts changes = new Attempts(AuditKind.CHANGE);
  private final Attempts uses = new Attempts(AuditKind.USE);
  private final Conversations commandTalk =
      talk(AuditKind.CHANGE, Topics.COMMANDS, Topics.COMMAND_REPLIES);
  private final Conversations accessTalk =
      talk(AuditKind.CHANGE, Topics.ACCESS_COMMANDS, Topics.COMMAND_REPLIES);
  private final Conversations secretTalk =
      talk(AuditKind.CHANGE, Topics.SECRET_COMMANDS, Topics.COMMAND_REPLIES);
  private final Conversations requestTalk =
      talk(AuditKind.USE, Topics.CRYPTO_REQUESTS, Topics.CRYPTO_REPLIES);
  private final UsedVersions usedVersions;
  private final Map<String, Long> counts = new HashMap<>();
  private long keys;

  LogCheck(Log log, Subject subject, Slice slice, Strangers strangers, Findings findings) {
    this.log = log;
    this.groups = subject.groups();
    this.proof = new AccessProof(findings, subject.founding());
    this.slice = slice;
    this.strangers = strangers;
    this.findings = findings;
    this.line = Line.drawn(log);
    this.usedVersions = new UsedVersions(findings, line);
  }

  Counts run() {
    var passedCommands = log.passed(groups.commands(), Topics.COMMANDS);
    var passedRequests = log.passed(groups.requests(), Topics.CRYPTO_REQUESTS);
    strangers.keepFrom(log);
    topics();
    audit();
    var access = new AccessRules(findings, line, slice, changes, accessTalk);
    read(
        Topics.ACCESS_EVENTS,
        entry -> {
          access.onEvent(entry);
          proof.onEvent(entry);
        });
    keys();
    var secrets =
        new SecretRules(
            findings, line, slice, log.partitions(Topics.SECRET_EVENTS), changes, secretTalk);
    secrets(secrets);
    allowedChangesHaveEvents();
    commands(access, secrets, passedCommands);
    requests(passedRequests);
    read(Topics.CRYPTO_SESSIONS, Log.Visitor.indifferent());
    read(Topics.ALERTS, _ -> {});
    read(Topics.DOMAIN_KEYS, _ -> {});
    read(Topics.KEK_EPOCHS, _ -> {});
    read(Topics.COUNTED_KEYS, _ -> {});
    read(Topics.TOKENS, _ -> {});
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
            secretTalk,
            requestTalk,
            strangers,
            usedVersions);
    read(
        Topics.AUDIT_LOG,
        entry -> {
          rules.on(entry);
          strangers.on(entry);
        });
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
      var evidence = proof.ofKeyEvents(partition);
      read(Topics.KEY_EVENTS, partition, entry -> rules.on(entry, histories, evidence));
      new MaterialRules(findings, line, partition).check(histories, material);
      new StateRules(findings, line).check(histories, state);
      keys += histories.size();
    }
    usedVersions.finish();
  }

  private void secrets(SecretRules rules) {
    for (var partition = 0; partition < log.partitions(Topics.SECRET_EVENTS); partition++) {
      var history = new SecretRules.History();
      var evidence = proof.ofSecretEvents(partition);
      read(Topics.SECRET_EVENTS, partition, entry -> rules.onEvent(entry, history, evidence));
    }
    read(Topics.SECRET_VALUES, _ -> {});
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

  private void commands(AccessRules access, SecretRules secrets, Map<Integer, Long> passed) {
    var accessKept = read(Topics.ACCESS_COMMANDS, access::onCommand);
    var secretsKept = read(Topics.SECRET_COMMANDS, secrets);
    var commands =
        new CommandRules(
            consumed(strangers.commands(), passed),
            slice,
            changes,
            commandTalk,
            log.partitions(Topics.COMMANDS));
    var commandsKept = read(Topics.COMMANDS, commands);
    var accessAnswers = new AnswerRules(findings, line, slice, accessTalk);
    var secretAnswers = new AnswerRules(findings, line, slice, secretTalk);
    var commandAnswers = new AnswerRules(findings, line, slice, commandTalk);
    var answersKept =
        read(
            Topics.COMMAND_REPLIES,
            entry -> {
              if (entry.value() != null) {
                var answer = Answer.of(entry.value());
                var aboutSecret = secrets.answer(answer);
                if (aboutSecret != null) {
                  secretAnswers.on(entry, aboutSecret);
                } else {
                  (isAboutAccess(answer) ? accessAnswers : commandAnswers).on(entry, answer);
                }
              }
            });
    accessAnswers.finish(accessKept, answersKept);
    secretAnswers.finish(secretsKept, answersKept);
    commandAnswers.finish(commandsKept, answersKept);
  }

  /** The answer to a command that is about no key, and recorded as one about access. */
  private boolean isAboutAccess(Answer answer) {
    return answer.key().isEmpty()
        && slice.has(answer.id())
        && accessTalk.isRecorded(accessTalk.row(answer.key(), answer.id()));
  }

  private Consumed consumed(PassedOver passedOver, Map<Integer, Long> offsets) {
    return new Consumed(findings, line, slice, passedOver, offsets);
  }

  private void requests(Map<Integer, Long> passed) {
    var requests =
        new RequestRules(consumed(strangers.requests(), passed), slice, uses, requestTalk);
    var requestsKept = read(Topics.CRYPTO_REQUESTS, requests);
    var answers = new AnswerRules(findings, line, slice, requestTalk);
    var answersKept =
        read(
            Topics.CRYPTO_REPLIES,
            entry -> {
              var answer = entry.value() == null ? null : Answer.of(entry.value());
              if (answer != null) {
                answers.on(entry, answer);
              }
            });
    answers.finish(requestsKept, answersKept);
  }

  private <V extends SpecificRecordBase> Horizons read(Topic<V> topic, Consumer<Entry<V>> rule) {
    return read(topic, ofReadable(topic, rule));
  }

  private <V extends SpecificRecordBase> Horizons read(Topic<V> topic, Log.Visitor<V> rules) {
    var horizons = new Horizons();
    for (var partition = 0; partition < log.partitions(topic); partition++) {
      horizons.add(read(topic, partition, rules));
    }
    return horizons;
  }

  private <V extends SpecificRecordBase> Horizon read(
      Topic<V> topic, int partition, Consumer<Entry<V>> rule) {
    return read(topic, partition, ofReadable(topic, rule));
  }

  /** Rules for what is there; what is empty or cannot be read is found. */
  private <V extends SpecificRecordBase> Log.Visitor<V> ofReadable(
      Topic<V> topic, Consumer<Entry<V>> rule) {
    return Log.Visitor.reporting(
        findings,
        entry -> {
          if (entry.value() == null && !(topic.kept() instanceof Topic.Kept.Newest)) {
            findings.add(Rule.RECORD_IS_READABLE, entry.at(), "the record is empty");
          } else {
            rule.accept(entry);
          }
        });
  }

  private <V extends SpecificRecordBase> Horizon read(
      Topic<V> topic, int partition, Log.Visitor<V> rules) {
    if (partition >= log.partitions(topic)) {
      return Horizon.NOTHING_KEPT;
    }
    var horizon = log.read(topic, partition, new Counting<>(topic, rules));
    if (horizon.begin() > 0 && KEPT_FOR_EVER.contains(topic)) {
      findings.add(
          Rule.NOTHING_IS_DELETED,
          new Location(topic.name(), partition, horizon.begin()),
          "the partition begins here; what was before is gone");
    }
    return horizon;
  }

  /** Counts the records that can be read. */
  private final class Counting<V extends SpecificRecordBase> implements Log.Visitor<V> {

    private final Topic<V> topic;
    private final Log.Visitor<V> rules;

    Counting(Topic<V> topic, Log.Visitor<V> rules) {
      this.topic = topic;
      this.rules = rules;
    }

    @Override
    public void record(Entry<V> entry) {
      counts.merge(topic.name(), 1L, Long::sum);
      rules.record(entry);
    }

    @Override
    public void unreadable(Location at, UnreadableRecord why) {
      rules.unreadable(at, why);
    }
  }

  private static Conversations talk(AuditKind kind, Topic<?> questions, Topic<?> answers) {
    return new Conversations(kind, questions.name(), answers.name());
  }

  private long count(Topic<?> topic) {
    return counts.getOrDefault(topic.name(), 0L);
  }
}

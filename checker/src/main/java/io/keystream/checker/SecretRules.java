package io.keystream.checker;

import io.keystream.directory.SecretView;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.SecretCommandMapping;
import io.keystream.schemas.SecretEventMapping;
import io.keystream.schemas.SecretSubject;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SecretEventRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every secret event must keep: its place, its number, its history, its command's record. That
 * a value is there, or gone, is not checked, nor whether every command that was passed is recorded.
 */
final class SecretRules implements Log.Visitor<SignedCommandRecord> {

  private final Findings findings;
  private final Line line;
  private final Slice slice;
  private final int partitions;
  private final Attempts changes;
  private final Conversations talk;

  SecretRules(
      Findings findings,
      Line line,
      Slice slice,
      int partitions,
      Attempts changes,
      Conversations talk) {
    this.findings = findings;
    this.line = line;
    this.slice = slice;
    this.partitions = partitions;
    this.changes = changes;
    this.talk = talk;
  }

  /** What attempts on a secret are told by among those on keys: no key is named so. */
  static String key(String resource) {
    return "/" + resource;
  }

  /** What the events of one partition come to, and which command the newest of a path came of. */
  static final class History {
    private final SecretView view = new SecretView();
    private final Map<String, String> lastCommands = new HashMap<>();
  }

  void onEvent(Entry<SecretEventRecord> entry, History history, SecretEventProof proof) {
    var record = entry.value();
    var event = record == null ? null : event(entry, record);
    if (record == null || event == null) {
      return;
    }
    var sequence = history.view.sequence(SecretSubject.of(event));
    if (proof.holds(entry, record, sequence)) {
      place(entry, record);
      append(entry.at(), record, event, sequence, history);
      effect(entry.at(), record, history);
    }
  }

  private @Nullable SecretEvent event(Entry<SecretEventRecord> entry, SecretEventRecord record) {
    try {
      return SecretEventMapping.toEvent(record);
    } catch (IllegalArgumentException e) {
      findings.add(Rule.RECORD_IS_READABLE, entry.at(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void place(Entry<SecretEventRecord> entry, SecretEventRecord record) {
    var partition = Partitioning.partition(record.getPath(), partitions);
    if (!record.getPath().equals(entry.key()) || partition != entry.at().partition()) {
      findings.add(
          Rule.EVENT_IS_IN_ITS_PARTITION,
          entry.at(),
          "secret '%s' belongs under that path in partition %d; the record's key is '%s'"
              .formatted(record.getPath(), partition, entry.key()));
    }
  }

  private void append(
      Location at, SecretEventRecord record, SecretEvent event, long sequence, History history) {
    if (record.getSequence() != sequence + 1) {
      findings.add(
          Rule.SEQUENCE_HAS_NO_GAP,
          at,
          "event %d of secret '%s' follows event %d"
              .formatted(record.getSequence(), record.getPath(), sequence));
      return;
    }
    try {
      history.view.apply(event);
    } catch (IllegalStateException e) {
      findings.add(Rule.HISTORY_FOLDS, at, String.valueOf(e.getMessage()));
    }
  }

  private void effect(Location at, SecretEventRecord record, History history) {
    var id = record.getCommandId();
    var begins = !id.equals(history.lastCommands.put(record.getPath(), id));
    if (!slice.has(id)) {
      return;
    }
    var key = key(new SecretSubject(record.getPath()).resource());
    var principal = record.getCaller().getPrincipal();
    var row = changes.row(principal, key, id);
    talk.effect(talk.row(key, id), record.getSequence(), begins);
    if (begins && changes.effect(row) > 1) {
      findings.add(
          Rule.COMMAND_HAS_ONE_EFFECT,
          at,
          "command '%s' about a secret had its effect before; this event repeats it".formatted(id));
    }
    if (line.isAfter(at)
        && !(changes.isRecorded(row) && changes.decision(row) == AuditDecision.ALLOWED)) {
      findings.add(
          Rule.EVENT_IS_RECORDED,
          at,
          "command '%s' for '%s' has an event and no audit record that it was allowed"
              .formatted(id, principal));
    }
  }

  /** Whoever can write to the topic can ask anything: only what is answered must be recorded. */
  @Override
  public void record(Entry<SignedCommandRecord> entry) {
    var command = entry.value() == null ? null : command(entry.value());
    if (command != null && slice.has(command.getCommandId())) {
      var question =
          new Question(
              command.getCommandId(),
              key(SecretCommandMapping.subject(command).resource()),
              command.getCaller().getPrincipal(),
              command.getReplyTo());
      talk.ask(
          talk.row(question.key(), question.id()), entry.at(), question.usableReplyTo(), false);
    }
  }

  @Override
  public void unreadable(Location at, UnreadableRecord why) {
    // Anybody may write it.
  }

  private static @Nullable SecretCommandRecord command(SignedCommandRecord signed) {
    try {
      return SecretCommandMapping.CODEC.decode(SignedCommandMapping.bytes(signed.getCommand()));
    } catch (UnreadableRecord _) {
      return null;
    }
  }

  /**
   * The answer by what it is recorded under; null where it is about no secret.
   *
   * <p>One that was given to a stranger is recorded without a path.
   */
  @Nullable Answer answer(Answer answer) {
    if (!slice.has(answer.id())) {
      return null;
    }
    var named = named(answer, key(new SecretSubject(answer.key()).resource()));
    if (talk.isRecorded(talk.row(named.key(), named.id()))) {
      return named;
    }
    return talk.isRecorded(talk.row(Identity.NO_KEY, answer.id()))
        ? named(answer, Identity.NO_KEY)
        : null;
  }

  private static Answer named(Answer answer, String key) {
    return new Answer(answer.id(), key, answer.decision(), answer.accepted());
  }
}

package io.keystream.checker;

import io.keystream.schemas.ConnectionSource;
import io.keystream.schemas.OwnSource;
import io.keystream.schemas.Partitioning;
import io.keystream.schemas.SecretSubject;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AuditDecision;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.schemas.wire.AuditRecord;

/** What every audit record must keep by itself; remembers it for the rules about others. */
final class AuditRules {

  private static final String DEADLINE_PASSED = "deadline-passed";

  private final Findings findings;
  private final Slice slice;
  private final int partitions;
  private final Attempts changes;
  private final Attempts uses;
  private final Conversations commands;
  private final Conversations access;
  private final Conversations secrets;
  private final Conversations requests;
  private final Strangers strangers;
  private final UsedVersions usedVersions;

  AuditRules(
      Findings findings,
      Slice slice,
      int partitions,
      Attempts changes,
      Attempts uses,
      Conversations commands,
      Conversations access,
      Conversations secrets,
      Conversations requests,
      Strangers strangers,
      UsedVersions usedVersions) {
    this.findings = findings;
    this.slice = slice;
    this.partitions = partitions;
    this.changes = changes;
    this.uses = uses;
    this.commands = commands;
    this.access = access;
    this.secrets = secrets;
    this.requests = requests;
    this.strangers = strangers;
    this.usedVersions = usedVersions;
  }

  void on(Entry<AuditRecord> entry) {
    var record = entry.value();
    if (record == null) {
      return;
    }
    place(entry, record);
    time(entry, record);
    use(entry, record);
    if (slice.has(record.getRecordId())) {
      if (isChangeWithoutCommand(record)) {
        once(entry, record, uses, record.getKey());
      } else if (strangers.commands().isToldBy(record)) {
        commands.record(commands.row(record.getKey(), record.getRecordId()), record, entry.at());
      } else if (isStrangeSecret(record)) {
        secrets.record(secrets.row(Identity.NO_KEY, record.getRecordId()), record, entry.at());
      } else if (isAboutSecret(record)) {
        rememberSecret(entry, record);
      } else if (isAboutAccess(record)) {
        rememberAccess(entry, record);
      } else {
        remember(entry, record);
      }
    }
  }

  private void place(Entry<AuditRecord> entry, AuditRecord record) {
    var principal = record.getCaller().getPrincipal();
    var partition = Partitioning.partition(principal, partitions);
    if (!principal.equals(entry.key()) || partition != entry.at().partition()) {
      findings.add(
          Rule.AUDIT_IS_IN_ITS_PARTITION,
          entry.at(),
          "principal '%s' belongs under that key in partition %d; the record's key is '%s'"
              .formatted(principal, partition, entry.key()));
    }
  }

  private void time(Entry<AuditRecord> entry, AuditRecord record) {
    if (!record.getRecordedAt().equals(entry.timestamp())) {
      findings.add(
          Rule.AUDIT_TIME_AGREES,
          entry.at(),
          "recorded at " + record.getRecordedAt() + ", on the log at " + entry.timestamp());
    }
  }

  private void use(Entry<AuditRecord> entry, AuditRecord record) {
    if (record.getKind() != AuditKind.USE || record.getDecision() != AuditDecision.ALLOWED) {
      return;
    }
    if (!KeyUse.of(record.getOperation()).fits(record.getState())) {
      findings.add(
          Rule.USE_FITS_THE_RECORDED_STATE,
          entry.at(),
          "%s with version %s of key '%s' was allowed in state '%s'"
              .formatted(
                  record.getOperation(), record.getVersion(), record.getKey(), record.getState()));
    }
    var version = record.getVersion();
    if (version != null) {
      usedVersions.used(record, version, entry.at());
    }
  }

  private void remember(Entry<AuditRecord> entry, AuditRecord record) {
    var attempts = record.getKind() == AuditKind.CHANGE ? changes : uses;
    var talk = record.getKind() == AuditKind.CHANGE ? commands : requests;
    if (!strangers.requests().isToldBy(record)) {
      talk.record(talk.row(record.getKey(), record.getRecordId()), record, entry.at());
    }
    once(entry, record, attempts, record.getKey());
  }

  private void once(Entry<AuditRecord> entry, AuditRecord record, Attempts attempts, String key) {
    var principal = record.getCaller().getPrincipal();
    var row = attempts.row(principal, key, record.getRecordId());
    if (!attempts.isRecorded(row)) {
      attempts.record(row, record, entry.at());
    } else if (!isLateRepeat(record)) {
      findings.add(
          Rule.RECORDED_ONCE,
          entry.at(),
          "'%s' by '%s' was recorded before, at %s"
              .formatted(record.getRecordId(), principal, attempts.recordedAt(row)));
    }
  }

  /**
   * It came of no command, and leaves no event: tokens are records of their own, key-encryption
   * keys are in the HSM.
   */
  private static boolean isChangeWithoutCommand(AuditRecord record) {
    return record.getKind() == AuditKind.CHANGE
        && (ConnectionSource.isIn(record.getSource()) || OwnSource.isIn(record.getSource()));
  }

  private static boolean isAboutAccess(AuditRecord record) {
    return record.getKind() == AuditKind.CHANGE && !record.getResource().isEmpty();
  }

  /** Who is denied may have taken the id of another: it is that other's only when allowed. */
  private void rememberAccess(Entry<AuditRecord> entry, AuditRecord record) {
    access.record(access.row(record.getKey(), record.getRecordId()), record, entry.at());
    if (record.getDecision() == AuditDecision.ALLOWED) {
      once(entry, record, changes, record.getKey());
    }
  }

  private static boolean isAboutSecret(AuditRecord record) {
    var resource = record.getResource();
    return record.getKind() == AuditKind.CHANGE
        && (resource.startsWith("secret/") || resource.equals(SecretSubject.STORE.resource()));
  }

  /** What nobody known had signed. */
  private static boolean isStrangeSecret(AuditRecord record) {
    return record.getKind() == AuditKind.CHANGE
        && record.getResource().equals("topic/" + Topics.SECRET_COMMANDS.name());
  }

  private void rememberSecret(Entry<AuditRecord> entry, AuditRecord record) {
    var key = SecretRules.key(record.getResource());
    secrets.record(secrets.row(key, record.getRecordId()), record, entry.at());
    once(entry, record, changes, key);
  }

  private static boolean isLateRepeat(AuditRecord record) {
    return record.getKind() == AuditKind.USE
        && record.getDecision() == AuditDecision.FAILED
        && record.getReason().equals(DEADLINE_PASSED);
  }
}

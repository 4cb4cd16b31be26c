package io.keystream.checker;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyConfiguration;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Version;
import io.keystream.domain.key.Version.Destruction;
import io.keystream.schemas.wire.KeyStateRecord;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the projection says of a version is the fold of the events it has seen.
 *
 * <p>The projection may lag: a version is only compared when the projection has seen the newest
 * event about it. It is read before the events, so it never knows more than they.
 */
final class StateRules {

  private final Findings findings;
  private final Line line;

  StateRules(Findings findings, Line line) {
    this.findings = findings;
    this.line = line;
  }

  void check(Histories histories, Newest<KeyStateRecord> projected) {
    projected
        .byKey()
        .values()
        .forEach(entry -> {
          var record = entry.value();
          if (record != null && line.isAfter(entry.at())) {
            try {
              check(histories.find(new KeyName(record.getKey())), entry, record);
            } catch (IllegalArgumentException e) {
              findings.add(Rule.RECORD_IS_READABLE, entry.at(), String.valueOf(e.getMessage()));
            }
          }
        });
  }

  private void check(
      @Nullable History history, Entry<KeyStateRecord> entry, KeyStateRecord record) {
    if (history != null && history.isBroken()) {
      return;
    }
    var number = new KeyVersion(record.getVersion());
    var version =
        history != null && history.key() instanceof Key.Present key
            ? key.versions().get(number)
            : null;
    if (history == null || version == null || record.getSequence() > history.sequence()) {
      differ(entry, record, "sequence", record.getSequence(), "no such event");
      return;
    }
    if (!(record.getKey() + "/" + number.number()).equals(entry.key())) {
      differ(entry, record, "record key", entry.key(), record.getKey() + "/" + number.number());
    }
    if (record.getSequence() < history.touched(number)) {
      return;
    }
    var told = (Key.Present) history.key();
    agree(entry, record, "algorithm", record.getAlgorithm(), told.spec().algorithm().name());
    agree(entry, record, "custody", record.getCustody(), told.spec().custody().name());
    agree(entry, record, "state", record.getState(), version.state());
    if (!(version.destruction() instanceof Destruction.Started)) {
      agree(entry, record, "destroyAt", record.getDestroyAt(), destroyAt(version));
    }
    configuration(entry, record, told.configuration());
    var provenance = told.provenance();
    agree(entry, record, "keyOrigin", record.getKeyOrigin(), provenance.origin().name());
    agree(entry, record, "imported", record.getImported(), provenance.isImported(number));
    var material = VersionMaterial.of(version);
    if (material != null) {
      agree(entry, record, "checkValue", record.getCheckValue(), material.checkValue());
      agree(entry, record, "publicKey", record.getPublicKey(), material.publicKey());
      agree(entry, record, "protectedBy", record.getProtectedBy(), material.protectedBy());
    }
  }

  private void configuration(
      Entry<KeyStateRecord> entry, KeyStateRecord record, KeyConfiguration told) {
    agree(
        entry,
        record,
        "minDecryptionVersion",
        record.getMinDecryptionVersion(),
        told.minDecryptionVersion().number());
    agree(
        entry,
        record,
        "minEncryptionVersion",
        record.getMinEncryptionVersion(),
        told.minEncryptionVersion().number());
    agree(
        entry,
        record,
        "minAvailableVersion",
        record.getMinAvailableVersion(),
        told.minAvailableVersion().number());
    agree(entry, record, "deletionAllowed", record.getDeletionAllowed(), told.deletionAllowed());
  }

  private static @Nullable Instant destroyAt(Version version) {
    return version.destruction() instanceof Destruction.Scheduled(var at) ? at : null;
  }

  private void agree(
      Entry<KeyStateRecord> entry,
      KeyStateRecord record,
      String field,
      @Nullable Object found,
      @Nullable Object told) {
    if (!Objects.equals(found, told)) {
      differ(entry, record, field, found, told);
    }
  }

  private void differ(
      Entry<KeyStateRecord> entry,
      KeyStateRecord record,
      String field,
      @Nullable Object found,
      @Nullable Object told) {
    findings.add(
        Rule.STATE_AGREES,
        entry.at(),
        "%s of '%s/%d' is '%s', its events say '%s'"
            .formatted(field, record.getKey(), record.getVersion(), found, told));
  }
}

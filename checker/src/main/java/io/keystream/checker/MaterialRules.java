package io.keystream.checker;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.Version;
import io.keystream.domain.key.Version.Destruction;
import io.keystream.schemas.Envelopes;
import io.keystream.schemas.wire.KeyMaterialRecord;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Every version that has material has it on the log, as its history describes it; a destroyed one
 * has none.
 *
 * <p>Material is read before the events of its partition. It is written before its version is
 * confirmed as generated, and its destruction is ordered before its tombstone is written: so a
 * version whose events stop at "generated" must show material.
 */
final class MaterialRules {

  private final Findings findings;
  private final Line line;
  private final int partition;

  MaterialRules(Findings findings, Line line, int partition) {
    this.findings = findings;
    this.line = line;
    this.partition = partition;
  }

  void check(Histories histories, Newest<KeyMaterialRecord> material) {
    for (var history : histories.all()) {
      if (!history.isBroken() && history.key() instanceof Key.Present key) {
        key.versions()
            .values()
            .forEach(version ->
                check(
                    key,
                    version,
                    history,
                    material.byKey().get(name(key.name(), version.number()))));
      }
    }
    material.byKey().values().forEach(entry -> requested(histories, entry));
  }

  private void check(
      Key.Present key, Version version, History history, @Nullable Entry<KeyMaterialRecord> found) {
    var material = VersionMaterial.of(version);
    if (version instanceof Version.Destroyed || version instanceof Version.DestroyedCompromised) {
      gone(key, version, history, found);
    } else if (material != null && !(version.destruction() instanceof Destruction.Started)) {
      present(key, version, material, history, found);
    }
  }

  private void present(
      Key.Present key,
      Version version,
      Material material,
      History history,
      @Nullable Entry<KeyMaterialRecord> found) {
    if (found == null || found.value() == null) {
      missing(key, version, history.generatedAt(version.number()));
      return;
    }
    var record = found.value();
    agree(found.at(), record, "algorithm", record.getAlgorithm(), key.spec().algorithm().name());
    agree(found.at(), record, "custody", record.getCustody(), key.spec().custody().name());
    if (!isWrappedAgain(material, record)) {
      agree(found.at(), record, "protectedBy", record.getProtectedBy(), material.protectedBy());
    }
    agree(found.at(), record, "checkValue", record.getCheckValue(), material.checkValue());
    agree(found.at(), record, "publicKey", publicKey(record), material.publicKey());
    if (record.getWrapped().hasRemaining() == (key.spec().custody() == Custody.RESIDENT)) {
      findings.add(
          Rule.MATERIAL_AGREES,
          found.at(),
          key.spec().custody() + " material has " + record.getWrapped().remaining() + " bytes");
    }
  }

  private static boolean isWrappedAgain(Material before, KeyMaterialRecord now) {
    var former = KekLabel.tryParse(before.protectedBy());
    var latter = KekLabel.tryParse(now.getProtectedBy());
    return former.isPresent() && latter.isPresent() && latter.get().follows(former.get());
  }

  private void missing(Key.Present key, Version version, Location generatedAt) {
    if (line.isAfter(generatedAt)) {
      findings.add(
          Rule.MATERIAL_EXISTS,
          generatedAt,
          "version '%s' is %s and partition %d has no material of it"
              .formatted(name(key.name(), version.number()), version.state(), partition));
    }
  }

  private void gone(
      Key.Present key, Version version, History history, @Nullable Entry<KeyMaterialRecord> found) {
    var destroyedAt = history.destroyedAt(version.number());
    if (found != null && line.isAfter(destroyedAt)) {
      findings.add(
          Rule.MATERIAL_IS_GONE,
          found.at(),
          "version '%s' was destroyed, at %s"
              .formatted(name(key.name(), version.number()), destroyedAt));
    }
  }

  private void requested(Histories histories, Entry<KeyMaterialRecord> entry) {
    var record = entry.value();
    if (record == null || !line.isAfter(entry.at())) {
      return;
    }
    if (record.getCustody().equals(Envelopes.CUSTODY)) {
      envelope(entry, record);
      return;
    }
    try {
      var name = new KeyName(record.getKey());
      var number = new KeyVersion(record.getVersion());
      var history = histories.find(name);
      var known =
          history != null
              && (history.isBroken()
                  || (history.key() instanceof Key.Present key
                      && key.versions().containsKey(number)));
      if (!known || !name(name, number).equals(entry.key())) {
        findings.add(
            Rule.MATERIAL_WAS_REQUESTED,
            entry.at(),
            "nobody asked for '%s' in this partition; the record's key is '%s'"
                .formatted(name(name, number), entry.key()));
      }
    } catch (IllegalArgumentException e) {
      findings.add(Rule.RECORD_IS_READABLE, entry.at(), String.valueOf(e.getMessage()));
    }
  }

  /** One that no event names is what a worker left that died; it holds nothing in clear. */
  private void envelope(Entry<KeyMaterialRecord> entry, KeyMaterialRecord record) {
    if (!Envelopes.isWhole(String.valueOf(entry.key()), record)) {
      findings.add(
          Rule.MATERIAL_AGREES,
          entry.at(),
          "the envelope under '%s' is of key '%s' or does not have the hash that it says"
              .formatted(entry.key(), record.getKey()));
    }
  }

  private void agree(
      Location at, KeyMaterialRecord record, String field, String found, String told) {
    if (!found.equals(told)) {
      findings.add(
          Rule.MATERIAL_AGREES,
          at,
          "%s of '%s/%d' is '%s', its history says '%s'"
              .formatted(field, record.getKey(), record.getVersion(), found, told));
    }
  }

  private static String publicKey(KeyMaterialRecord record) {
    var bytes = new byte[record.getPublicKey().remaining()];
    record.getPublicKey().duplicate().get(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String name(KeyName key, KeyVersion version) {
    return key.path() + "/" + version.number();
  }
}

package io.keystream.checker;

import io.keystream.domain.key.KeyEvent;
import io.keystream.schemas.wire.AuditRecord;
import java.util.HashMap;
import java.util.Map;

/**
 * An allowed use names a version that was generated, and if it protects, one that was activated:
 * the event was committed before any worker could know of it.
 *
 * <p>Not judged is whether the version was still usable at that moment: without a fence between
 * changes of state and uses, the log does not say which came first.
 */
final class UsedVersions {

  private final Findings findings;
  private final Line line;
  private final Map<String, Location> ungenerated = new HashMap<>();
  private final Map<String, Location> unactivated = new HashMap<>();

  UsedVersions(Findings findings, Line line) {
    this.findings = findings;
    this.line = line;
  }

  /** An allowed use of a version. */
  void used(AuditRecord record, int version, Location at) {
    if (line.isAfter(at)) {
      var name = name(record.getKey(), version);
      var needed = KeyUse.of(record.getOperation()) == KeyUse.PROTECTS ? unactivated : ungenerated;
      needed.putIfAbsent(name, at);
    }
  }

  void happened(KeyEvent event) {
    switch (event) {
      case KeyEvent.Generated(var key, var version, _) ->
          ungenerated.remove(name(key.path(), version.number()));
      case KeyEvent.Activated(var key, var version) ->
          unactivated.remove(name(key.path(), version.number()));
      case KeyEvent.Created _,
          KeyEvent.VersionRequested _,
          KeyEvent.GenerationFailed _,
          KeyEvent.Suspended _,
          KeyEvent.Resumed _,
          KeyEvent.Deactivated _,
          KeyEvent.Compromised _,
          KeyEvent.DestructionScheduled _,
          KeyEvent.DestructionCancelled _,
          KeyEvent.Configured _,
          KeyEvent.Trimmed _,
          KeyEvent.DestructionStarted _,
          KeyEvent.Destroyed _ -> {}
    }
  }

  /** After all events have been seen. */
  void finish() {
    ungenerated.forEach((version, at) -> report(version, at, "was used and never generated"));
    unactivated.forEach((version, at) -> report(version, at, "protected and was never activated"));
  }

  private void report(String version, Location at, String what) {
    findings.add(Rule.USED_VERSION_COULD_BE_USED, at, "version '" + version + "' " + what);
  }

  private static String name(String key, int version) {
    return key + "/" + version;
  }
}

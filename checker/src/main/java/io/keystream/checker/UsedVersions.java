package io.keystream.checker;

import java.util.HashMap;
import java.util.Map;

/**
 * An allowed use names a version that was generated: its event was committed before any worker
 * could know of the version.
 */
final class UsedVersions {

  private final Findings findings;
  private final Line line;
  private final Map<String, Location> unexplained = new HashMap<>();

  UsedVersions(Findings findings, Line line) {
    this.findings = findings;
    this.line = line;
  }

  void used(String key, int version, Location at) {
    if (line.isAfter(at)) {
      unexplained.putIfAbsent(key + "/" + version, at);
    }
  }

  void generated(String key, int version) {
    unexplained.remove(key + "/" + version);
  }

  /** After all events have been seen. */
  void finish() {
    unexplained.forEach((version, at) ->
        findings.add(
            Rule.USED_VERSION_WAS_GENERATED,
            at,
            "version '" + version + "' was used and no event says that it was generated"));
  }
}

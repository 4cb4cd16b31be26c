package io.keystream.detection;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names alerts so that a replay raises the same ones. */
final class AlertIds {
  private AlertIds() {}

  /**
   * A name-based UUID. The principal is in it because callers choose the ids of their requests: one
   * caller must not be able to raise an alert under the id of another's.
   */
  static String of(String detection, String principal, String recordId) {
    var name = "%s\n%d\n%s\n%s".formatted(detection, principal.length(), principal, recordId);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}

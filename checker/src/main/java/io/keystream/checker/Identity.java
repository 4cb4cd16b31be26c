package io.keystream.checker;

import io.keystream.schemas.wire.AuditKind;

/**
 * What makes two records the same attempt: callers have ids of their own, so that nobody spends the
 * id of somebody else. A command is the same only for the same key.
 */
final class Identity {

  /** What is about no key, or does not say which. */
  static final String NO_KEY = "";

  /** Longer ids and principals are refused, and cut in the record that says so. */
  private static final int LONGEST_NAME = 128;

  private Identity() {}

  static String of(AuditKind kind, String principal, String key, String id) {
    return switch (kind) {
      case CHANGE -> principal.length() + "/" + principal + "/" + key.length() + "/" + key + id;
      case USE -> principal.length() + "/" + principal + "/" + id;
    };
  }

  /** What an answer has of it: replies do not name the principal. */
  static String ofAnswer(AuditKind kind, String key, String id) {
    return switch (kind) {
      case CHANGE -> key.length() + "/" + key + id;
      case USE -> id;
    };
  }

  /** Whether records repeat id and principal as they are. */
  static boolean isWhole(String principal, String id) {
    return principal.length() <= LONGEST_NAME && id.length() <= LONGEST_NAME;
  }
}

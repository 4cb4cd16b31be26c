package io.keystream.checker;

import io.keystream.schemas.wire.AuditDecision;

/** Decisions as bits, so that a row can hold several. */
final class Decisions {
  private Decisions() {}

  static int code(AuditDecision decision) {
    return switch (decision) {
      case ALLOWED -> 1;
      case DENIED -> 2;
      case FAILED -> 4;
    };
  }

  static AuditDecision of(int code) {
    return switch (code) {
      case 1 -> AuditDecision.ALLOWED;
      case 2 -> AuditDecision.DENIED;
      case 4 -> AuditDecision.FAILED;
      default -> throw new IllegalStateException("not one decision: " + code);
    };
  }
}

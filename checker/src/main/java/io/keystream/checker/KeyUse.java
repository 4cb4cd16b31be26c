package io.keystream.checker;

import java.util.Set;

/** What an operation on the audit log does with a version. */
enum KeyUse {
  /** Makes something that is opened or verified later: takes an active version. */
  PROTECTS,
  /** Opens or verifies what was made before. */
  PROCESSES,
  /** Uses no material, or is unknown here. */
  OTHER;

  /** What is re-encrypted names the version that protects it from then on. */
  private static final Set<String> PROTECTING =
      Set.of("Encrypt", "Sign", "GenerateMac", "GenerateDataKey", "ReEncrypt");

  private static final Set<String> PROCESSING = Set.of("Decrypt", "Verify", "VerifyMac");
  private static final Set<String> PROCESSING_STATES =
      Set.of("active", "deactivated", "compromised");

  static KeyUse of(String operation) {
    if (PROTECTING.contains(operation)) {
      return PROTECTS;
    }
    return PROCESSING.contains(operation) ? PROCESSES : OTHER;
  }

  /** Whether a version in this state may be used so. */
  boolean fits(String state) {
    return switch (this) {
      case PROTECTS -> state.equals("active");
      case PROCESSES -> PROCESSING_STATES.contains(state);
      case OTHER -> true;
    };
  }
}

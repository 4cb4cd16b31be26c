package io.keystream.domain.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a policy lets a caller do at a path; the words are Vault's. */
public enum Capability {
  CREATE,
  READ,
  UPDATE,
  PATCH,
  DELETE,
  LIST,
  /** Needed beside the operation's own capability where a path is protected. */
  SUDO,
  /** Not something to ask for: it takes all others away. */
  DENY;

  private final String word = name().toLowerCase(Locale.ROOT);

  public static Optional<Capability> of(String word) {
    return Arrays.stream(values()).filter(capability -> capability.word.equals(word)).findFirst();
  }

  /** Whether requests with it carry parameters that a rule may restrict. */
  boolean hasParameters() {
    return switch (this) {
      case CREATE, READ, UPDATE, PATCH -> true;
      case DELETE, LIST, SUDO, DENY -> false;
    };
  }

  /** As policies spell it. */
  @Override
  public String toString() {
    return word;
  }
}

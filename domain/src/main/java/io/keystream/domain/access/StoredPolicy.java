package io.keystream.domain.access;

import io.keystream.domain.policy.Policy;
import io.keystream.domain.policy.PolicyName;
import java.time.Instant;

/** A policy as its events tell it. */
public sealed interface StoredPolicy {

  PolicyName name();

  /** Nobody ever wrote one under this name. */
  record Absent(PolicyName name) implements StoredPolicy {}

  /** There is one that grants. */
  sealed interface Present extends StoredPolicy {

    /** As somebody wrote it. */
    String text();

    /** What the text says. */
    Policy policy();

    @Override
    default PolicyName name() {
      return policy().name();
    }
  }

  /** Part of every platform; nobody writes or removes it. */
  record BuiltIn(String text, Policy policy) implements Present {}

  /**
   * @param issuedAt of the newest command about it; what is not newer is a replay
   */
  record Written(String text, Policy policy, Instant issuedAt) implements Present {}

  /**
   * Grants nothing, whoever has it assigned, until it is written again.
   *
   * @param issuedAt of the newest command about it; what is not newer is a replay
   */
  record Removed(PolicyName name, Instant issuedAt) implements StoredPolicy {}
}

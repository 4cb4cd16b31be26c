package io.keystream.audit;

import java.util.List;

/** Whether an audit-projector does its work. */
public sealed interface AuditProjectorHealth {

  /**
   * Both projections run and Kafka answers.
   *
   * @param behind records and markers they have still to read
   */
  record Ready(long behind) implements AuditProjectorHealth {}

  /** A projection does not run; the reasons say what is missing or where it stopped. */
  record NotReady(List<String> reasons) implements AuditProjectorHealth {
    public NotReady {
      reasons = List.copyOf(reasons);
    }
  }
}

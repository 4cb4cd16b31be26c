package io.keystream.domain.policy;

/** Whether a condition holds for a request. */
enum Verdict {
  MET,
  NOT_MET,
  /** The request lacks what the condition is about. */
  CANNOT_BE_JUDGED;

  /** Both: not met as soon as one is not, and only then open. */
  Verdict and(Verdict other) {
    return switch (this) {
      case NOT_MET -> NOT_MET;
      case MET -> other;
      case CANNOT_BE_JUDGED -> other == NOT_MET ? NOT_MET : CANNOT_BE_JUDGED;
    };
  }

  @Override
  public String toString() {
    return switch (this) {
      case MET -> "met";
      case NOT_MET -> "not met";
      case CANNOT_BE_JUDGED -> "cannot be judged";
    };
  }
}

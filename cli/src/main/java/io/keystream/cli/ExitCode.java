package io.keystream.cli;

/** What a script learns from the exit code; the numbers stay as they are. */
enum ExitCode {
  OK(0),
  /** The platform refused, or the signature or MAC is not valid. */
  REFUSED(1),
  /** The command line is wrong. */
  USAGE(2),
  /** It could not be carried out, or nobody answered. */
  FAILED(3),
  /** The check found something. */
  FINDINGS(4),
  /** Policies deny what was described, or something that was recorded. */
  DENIED(5);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}

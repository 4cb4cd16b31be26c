package io.keystream.worker.token.pkcs11;

/** What one check of the self test found. */
sealed interface Finding {

  String check();

  record Passed(String check) implements Finding {}

  /** Not enforced, by a module that is known not to. */
  record KnownGap(String check) implements Finding {}

  /** Somebody must look, but the token works. */
  record Alarm(String check) implements Finding {}

  /** The token must not be used. */
  record Failed(String check) implements Finding {}

  static Finding of(String check, boolean passed) {
    return passed ? new Passed(check) : new Failed(check);
  }
}

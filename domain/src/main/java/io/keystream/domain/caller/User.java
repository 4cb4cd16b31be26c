package io.keystream.domain.caller;

/** The person behind a request: nobody, verified by us, or only asserted by the application. */
public sealed interface User {

  /** No person: a workload acts for itself. */
  record None() implements User {}

  /** A person whom the platform authenticated. */
  record Verified(String name) implements User {
    public Verified {
      Names.check("user", name, 128);
    }
  }

  /** A person whom the application names and nobody verified. */
  record Asserted(String name) implements User {
    public Asserted {
      Names.check("user", name, 128);
    }
  }
}

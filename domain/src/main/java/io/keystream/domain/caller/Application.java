package io.keystream.domain.caller;

/** A workload, by its name; 1 to 128 printable characters. */
public record Application(String name) {
  public Application {
    Names.check("application", name, 128);
  }
}

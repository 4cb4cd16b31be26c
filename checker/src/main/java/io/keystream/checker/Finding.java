package io.keystream.checker;

/** A record that breaks a rule. */
public record Finding(Rule rule, Location at, String message) {

  @Override
  public String toString() {
    return rule + " at " + at + ": " + message;
  }
}

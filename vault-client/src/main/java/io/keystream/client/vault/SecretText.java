package io.keystream.client.vault;

/**
 * A secret that somebody needs as text, such as a password for a program's environment: hidden from
 * logs.
 *
 * <p>It cannot be wiped: JSON, the JDK's environment of a child and Kafka's configuration all take
 * strings. It stays in the heap until that is collected.
 */
public final class SecretText {

  private final String text;

  public SecretText(String text) {
    this.text = text;
  }

  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "secret text";
  }
}

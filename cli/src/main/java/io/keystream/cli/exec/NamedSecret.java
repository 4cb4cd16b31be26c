package io.keystream.cli.exec;

import io.keystream.client.vault.SecretReference;
import java.util.regex.Pattern;

/**
 * A field of a secret and the environment variable that it gets: {@code
 * PGPASSWORD=secret/shop/db#password}.
 */
public record NamedSecret(String variable, SecretReference reference) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  public NamedSecret {
    if (!NAME.matcher(variable).matches()) {
      throw new IllegalArgumentException(
          "a variable has 1 to 128 letters, digits and '_', no digit first; not '"
              + variable
              + "'");
    }
  }

  /**
   * As it is written.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static NamedSecret parse(String text) {
    var equals = text.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "must be like PGPASSWORD=secret/shop/db#password, not '" + text + "'");
    }
    return new NamedSecret(
        text.substring(0, equals), SecretReference.parse(text.substring(equals + 1)));
  }

  @Override
  public String toString() {
    return variable + "=" + reference;
  }
}

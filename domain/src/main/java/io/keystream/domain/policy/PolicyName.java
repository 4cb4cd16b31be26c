package io.keystream.domain.policy;

import java.util.regex.Pattern;

/**
 * The name of a policy, such as {@code payments-tills}: lower-case letters, digits, {@code . _ -
 * /}, beginning with a letter or digit; at most 128 characters.
 */
public record PolicyName(String name) implements Comparable<PolicyName> {

  public static final int MAX_LENGTH = 128;
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._/-]*");

  public PolicyName {
    if (name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "policy name must have at most " + MAX_LENGTH + " characters, has " + name.length());
    }
    if (!SHAPE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "policy name must be a lower-case letter or digit followed by such, '.', '_', '-', '/': '"
              + name
              + "'");
    }
  }

  @Override
  public int compareTo(PolicyName other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}

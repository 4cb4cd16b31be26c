package io.keystream.domain.access;

import java.util.regex.Pattern;

/**
 * The name of a role for programs to log in with, such as {@code ci-runner}: letters, digits,
 * {@code . _ -}, beginning with a letter or digit; at most 128 characters. It is one segment of a
 * path.
 */
public record RoleName(String name) implements Comparable<RoleName> {

  public static final int MAX_LENGTH = 128;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  public RoleName {
    if (name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "role name must have at most " + MAX_LENGTH + " characters, has " + name.length());
    }
    if (!SHAPE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "role name must be a letter or digit followed by such, '.', '_', '-': '" + name + "'");
    }
  }

  @Override
  public int compareTo(RoleName other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}

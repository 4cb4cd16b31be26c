package io.keystream.domain.access;

import io.keystream.domain.caller.Names;

/**
 * Where a claim stands in a signed token: {@code sub}, or, beginning with a slash, a JSON pointer
 * (RFC 6901) such as {@code /kubernetes.io/namespace}, as Vault has it.
 */
public record ClaimName(String name) implements Comparable<ClaimName> {

  public static final int MAX_LENGTH = 256;

  public ClaimName {
    Names.check("claim name", name, MAX_LENGTH);
  }

  /** As a JSON pointer. */
  public String pointer() {
    return name.startsWith("/") ? name : "/" + escaped(name);
  }

  /** A name as one step of a JSON pointer. */
  public static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  @Override
  public int compareTo(ClaimName other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}

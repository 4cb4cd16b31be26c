package io.keystream.domain.secret;

/** The number of a version: 1 for the first value of a secret, then without gaps. */
public record SecretVersion(int number) implements Comparable<SecretVersion> {

  public static final SecretVersion FIRST = new SecretVersion(1);
  public static final int MAX = 1_000_000_000;

  public SecretVersion {
    if (number < 1 || number > MAX) {
      throw new IllegalArgumentException("secret version must be 1 to " + MAX + ": " + number);
    }
  }

  @Override
  public int compareTo(SecretVersion other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "v" + number;
  }
}

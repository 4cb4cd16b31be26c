package io.keystream.domain.key;

/** The number of a version: 1 for the first generation of a key's material, then without gaps. */
public record KeyVersion(int number) implements Comparable<KeyVersion> {

  public static final KeyVersion FIRST = new KeyVersion(1);
  public static final int MAX = 1_000_000;

  public KeyVersion {
    if (number < 1 || number > MAX) {
      throw new IllegalArgumentException("key version must be 1 to " + MAX + ": " + number);
    }
  }

  public KeyVersion next() {
    return new KeyVersion(number + 1);
  }

  @Override
  public int compareTo(KeyVersion other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "v" + number;
  }
}

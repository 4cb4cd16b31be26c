package io.keystream.e2e.canary;

/**
 * A canary where it was found.
 *
 * @param place a file, or what was asked of a process
 * @param offset of the first time
 */
record Finding(String place, Canary canary, Form form, long offset, int times) {

  Finding again() {
    return new Finding(place, canary, form, offset, times + 1);
  }

  @Override
  public String toString() {
    return "%s: %s as %s at %d, %d times".formatted(place, canary.kind(), form, offset, times);
  }
}

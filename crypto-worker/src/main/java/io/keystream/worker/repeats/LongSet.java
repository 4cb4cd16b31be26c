package io.keystream.worker.repeats;

/** Numbers without their boxes: open addressing, at most half full, 16 to 32 bytes a number. */
final class LongSet {

  private static final int FIRST_SLOTS = 64;

  /** Zero marks a free slot; zero itself is kept apart. */
  private long[] slots = new long[FIRST_SLOTS];

  private boolean hasZero;
  private int used;

  boolean contains(long number) {
    return number == 0 ? hasZero : slots[slot(slots, number)] == number;
  }

  /** Whether it was not there. */
  boolean add(long number) {
    if (number == 0) {
      var isNew = !hasZero;
      hasZero = true;
      return isNew;
    }
    var slot = slot(slots, number);
    if (slots[slot] == number) {
      return false;
    }
    slots[slot] = number;
    used++;
    if (used * 2 > slots.length) {
      grow();
    }
    return true;
  }

  int size() {
    return used + (hasZero ? 1 : 0);
  }

  private void grow() {
    var larger = new long[slots.length * 2];
    for (var number : slots) {
      if (number != 0) {
        larger[slot(larger, number)] = number;
      }
    }
    slots = larger;
  }

  /** Where the number stands, or the free slot where it belongs; numbers are hashes already. */
  private static int slot(long[] slots, long number) {
    var mask = slots.length - 1;
    var slot = (int) number & mask;
    while (slots[slot] != 0 && slots[slot] != number) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

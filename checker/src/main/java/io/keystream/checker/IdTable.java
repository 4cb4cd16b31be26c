package io.keystream.checker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Numbers ids 0, 1, 2 in the order they are first seen, in about 30 bytes each whatever their
 * length.
 *
 * <p>Ids are compared by the first 128 bits of their SHA-256, so that nobody can choose two that
 * are taken for one. Open addressing, at most half full. Not safe for several threads.
 */
final class IdTable {

  private static final int NONE = -1;

  private final MessageDigest sha256 = sha256();
  private long[] high = new long[1024];
  private long[] low = new long[1024];
  private int[] slots = emptySlots(2048);
  private int size;

  int size() {
    return size;
  }

  /** The id's row, a fresh one where it is seen for the first time. */
  int row(String id) {
    var digest = ByteBuffer.wrap(sha256.digest(id.getBytes(StandardCharsets.UTF_8)));
    var idHigh = digest.getLong();
    var idLow = digest.getLong();
    var slot = slot(idHigh, idLow);
    if (slots[slot] != NONE) {
      return slots[slot];
    }
    if (size == high.length) {
      grow();
      slot = slot(idHigh, idLow);
    }
    high[size] = idHigh;
    low[size] = idLow;
    slots[slot] = size;
    return size++;
  }

  /** Where the id is, or the free slot where it belongs. */
  private int slot(long idHigh, long idLow) {
    var mask = slots.length - 1;
    var slot = (int) idLow & mask;
    while (slots[slot] != NONE && !(high[slots[slot]] == idHigh && low[slots[slot]] == idLow)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    high = Arrays.copyOf(high, high.length * 2);
    low = Arrays.copyOf(low, low.length * 2);
    slots = emptySlots(slots.length * 2);
    for (var row = 0; row < size; row++) {
      slots[slot(high[row], low[row])] = row;
    }
  }

  private static int[] emptySlots(int length) {
    var slots = new int[length];
    Arrays.fill(slots, NONE);
    return slots;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

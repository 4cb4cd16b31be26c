package io.keystream.checker;

/**
 * A part of all ids, so that a log of any length is checked in bounded memory: one walk over the
 * log judges the attempts of one slice.
 */
record Slice(int index, int count) {

  boolean has(String id) {
    return Math.floorMod(Long.hashCode(Fingerprint.of(id)), count) == index;
  }
}

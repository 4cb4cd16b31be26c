package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** CK_MECHANISM {number, pointer to parameters, their length}, of 24 bytes. */
final class Mechanism {
  private Mechanism() {}

  static final long BYTES = 24;

  static MemorySegment plain(Arena arena, long number) {
    return of(arena, number, MemorySegment.NULL, 0);
  }

  static MemorySegment of(Arena arena, long number, MemorySegment parameters, long sizeBytes) {
    MemorySegment mechanism = arena.allocate(BYTES, 8);
    set(mechanism, number, parameters, sizeBytes);
    return mechanism;
  }

  static void set(MemorySegment mechanism, long number, MemorySegment parameters, long sizeBytes) {
    mechanism.set(JAVA_LONG, 0, number);
    mechanism.set(ADDRESS, 8, parameters);
    mechanism.set(JAVA_LONG, 16, sizeBytes);
  }

  /** CK_ECDH1_DERIVE_PARAMS {function, shared data and its length, point and its length}. */
  static MemorySegment ecdh(Arena arena, byte[] peerPoint) {
    MemorySegment parameters = arena.allocate(40, 8);
    parameters.set(JAVA_LONG, 0, Ck.CKD_NULL);
    parameters.set(JAVA_LONG, 24, peerPoint.length);
    parameters.set(ADDRESS, 32, arena.allocateFrom(JAVA_BYTE, peerPoint));
    return of(arena, Ck.CKM_ECDH1_DERIVE, parameters, parameters.byteSize());
  }
}

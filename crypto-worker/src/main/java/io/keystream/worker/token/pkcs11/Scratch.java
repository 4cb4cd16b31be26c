package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Native memory of one session, used again for each operation and wiped after it.
 *
 * <p><i>Thread safety:</i> none; it belongs to whoever borrowed the session.
 */
final class Scratch implements AutoCloseable {

  private static final long SMALL_BYTES = 4 * 1024;
  private static final long GCM_PARAMS_BYTES = 48;
  private static final int MAX_IV_BYTES = 16;
  private static final int TAG_BITS = 128;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment mechanism = arena.allocate(Mechanism.BYTES, 8);
  private final MemorySegment gcm = arena.allocate(GCM_PARAMS_BYTES, 8);
  private final MemorySegment pss = arena.allocate(PssHash.PARAMS_BYTES, 8);
  private final MemorySegment iv = arena.allocate(MAX_IV_BYTES);
  private final MemorySegment length = arena.allocate(JAVA_LONG);
  private final Buffer in = new Buffer();
  private final Buffer additional = new Buffer();
  private final Buffer out = new Buffer();

  /** Memory that grows and stays; the session's life bounds it by the largest input. */
  @SuppressWarnings("MustBeClosedChecker") // Scratch closes the arena that is current at its end.
  private static final class Buffer {
    private Arena arena = Arena.ofShared();
    private MemorySegment bytes = arena.allocate(SMALL_BYTES);

    MemorySegment atLeast(long size) {
      if (bytes.byteSize() < size) {
        arena.close();
        arena = Arena.ofShared();
        bytes = arena.allocate(Long.highestOneBit(size - 1) << 1);
      }
      return bytes;
    }
  }

  MemorySegment mechanism(long number) {
    Mechanism.set(mechanism, number, MemorySegment.NULL, 0);
    return mechanism;
  }

  /** CKM_AES_GCM with CK_GCM_PARAMS of PKCS#11 2.40, 48 bytes: SoftHSM refuses the older 40. */
  MemorySegment gcm(byte[] ivBytes, byte[] additionalData) {
    MemorySegment.copy(ivBytes, 0, iv, JAVA_BYTE, 0, ivBytes.length);
    MemorySegment aad = additional.atLeast(additionalData.length);
    MemorySegment.copy(additionalData, 0, aad, JAVA_BYTE, 0, additionalData.length);
    gcm.set(ADDRESS, 0, iv);
    gcm.set(JAVA_LONG, 8, ivBytes.length);
    gcm.set(JAVA_LONG, 16, (long) ivBytes.length * Byte.SIZE);
    gcm.set(ADDRESS, 24, aad);
    gcm.set(JAVA_LONG, 32, additionalData.length);
    gcm.set(JAVA_LONG, 40, TAG_BITS);
    Mechanism.set(mechanism, Ck.CKM_AES_GCM, gcm, GCM_PARAMS_BYTES);
    return mechanism;
  }

  /** CKM_RSA_PKCS_PSS over a digest. */
  MemorySegment pss(PssHash hash) {
    hash.put(pss);
    Mechanism.set(mechanism, Ck.CKM_RSA_PKCS_PSS, pss, PssHash.PARAMS_BYTES);
    return mechanism;
  }

  MemorySegment in(byte[] bytes) {
    MemorySegment segment = in.atLeast(bytes.length);
    MemorySegment.copy(bytes, 0, segment, JAVA_BYTE, 0, bytes.length);
    return segment;
  }

  /** Room for the answer; its size goes into {@link #length()}. */
  MemorySegment out(long sizeBytes) {
    MemorySegment segment = out.atLeast(sizeBytes);
    length.set(JAVA_LONG, 0, segment.byteSize());
    return segment;
  }

  MemorySegment length() {
    return length;
  }

  /** The answer that a function wrote into {@link #out}. */
  byte[] result() {
    byte[] result = new byte[Math.toIntExact(length.get(JAVA_LONG, 0))];
    MemorySegment.copy(out.bytes, JAVA_BYTE, 0, result, 0, result.length);
    return result;
  }

  void wipeIn(long sizeBytes) {
    in.bytes.asSlice(0, sizeBytes).fill((byte) 0);
  }

  void wipeAdditional(long sizeBytes) {
    additional.bytes.asSlice(0, sizeBytes).fill((byte) 0);
  }

  void wipeOut(long sizeBytes) {
    out.bytes.asSlice(0, sizeBytes).fill((byte) 0);
  }

  @Override
  public void close() {
    wipeIn(in.bytes.byteSize());
    wipeAdditional(additional.bytes.byteSize());
    wipeOut(out.bytes.byteSize());
    arena.close();
    in.arena.close();
    additional.arena.close();
    out.arena.close();
  }
}

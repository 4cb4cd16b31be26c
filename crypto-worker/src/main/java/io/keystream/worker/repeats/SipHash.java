package io.keystream.worker.repeats;

import java.nio.charset.StandardCharsets;

/**
 * SipHash-2-4 (Aumasson, Bernstein): a 64-bit hash under a secret key, so that nobody can choose
 * ids that collide.
 */
final class SipHash {

  private final long k0;
  private final long k1;

  SipHash(long k0, long k1) {
    this.k0 = k0;
    this.k1 = k1;
  }

  long hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  long hash(byte[] bytes) {
    var state = new State(k0, k1);
    var whole = bytes.length & ~7;
    for (var i = 0; i < whole; i += 8) {
      state.absorb(littleEndian(bytes, i, 8));
    }
    state.absorb(littleEndian(bytes, whole, bytes.length - whole) | (long) bytes.length << 56);
    return state.finish();
  }

  private static long littleEndian(byte[] bytes, int start, int count) {
    var word = 0L;
    for (var i = 0; i < count; i++) {
      word |= (bytes[start + i] & 0xffL) << (8 * i);
    }
    return word;
  }

  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long k0, long k1) {
      v0 = k0 ^ 0x736f6d6570736575L;
      v1 = k1 ^ 0x646f72616e646f6dL;
      v2 = k0 ^ 0x6c7967656e657261L;
      v3 = k1 ^ 0x7465646279746573L;
    }

    void absorb(long word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }

    long finish() {
      v2 ^= 0xff;
      for (var i = 0; i < 4; i++) {
        round();
      }
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v3;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 += v3;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 += v1;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}

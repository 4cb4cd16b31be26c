package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.keystream.domain.key.OaepHash;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * RSA-OAEP with MGF1 of the same hash and an empty label (RFC 8017, 7.1).
 *
 * @param hash number of the mechanism
 * @param mask number of the mask generation function
 */
record OaepParameters(long hash, long mask) {

  private static final long PARAMS_BYTES = 40;

  static OaepParameters of(OaepHash hash) {
    return switch (hash) {
      case SHA_1 -> new OaepParameters(0x220, 1);
      case SHA_224 -> new OaepParameters(0x255, 5);
      case SHA_256 -> new OaepParameters(0x250, 2);
      case SHA_384 -> new OaepParameters(0x260, 3);
      case SHA_512 -> new OaepParameters(0x270, 4);
    };
  }

  /** With CK_RSA_PKCS_OAEP_PARAMS {hash, mask, source of the label, label, its length}. */
  MemorySegment mechanism(Arena arena) {
    MemorySegment parameters = arena.allocate(PARAMS_BYTES, 8);
    parameters.set(JAVA_LONG, 0, hash);
    parameters.set(JAVA_LONG, 8, mask);
    parameters.set(JAVA_LONG, 16, Ck.CKZ_DATA_SPECIFIED);
    return Mechanism.of(arena, Ck.CKM_RSA_PKCS_OAEP, parameters, PARAMS_BYTES);
  }
}

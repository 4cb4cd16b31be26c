package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.TokenFailure;

/**
 * Finds the number under which a module wraps after RFC 5649: SoftHSM takes 0x210A for it, NSS
 * takes 0x210B and means PKCS#7 padding by 0x210A. A wrapped key of 32 bytes has 40 bytes in RFC
 * 5649 and 48 with PKCS#7.
 */
final class WrapProbe {

  private static final int RFC_5649_BYTES = 40;

  private static final Template KEY =
      Template.EMPTY
          .flag(Ck.CKA_TOKEN, false)
          .flag(Ck.CKA_PRIVATE, true)
          .flag(Ck.CKA_SENSITIVE, true)
          .flag(Ck.CKA_EXTRACTABLE, true)
          .number(Ck.CKA_VALUE_LEN, 32);

  private WrapProbe() {}

  static long probe(TokenObjects objects) {
    long kek = objects.generateKey(Ck.CKM_AES_KEY_GEN, KEY.flag(Ck.CKA_WRAP, true));
    long key = objects.generateKey(Ck.CKM_AES_KEY_GEN, KEY);
    try {
      for (long mechanism : new long[] {Ck.CKM_AES_KEY_WRAP_PAD, Ck.CKM_AES_KEY_WRAP_KWP}) {
        if (wraps(objects, mechanism, kek, key)) {
          return mechanism;
        }
      }
      throw new TokenFailure.Unfit("this token has no AES key wrap with padding (RFC 5649)");
    } finally {
      objects.destroy(key);
      objects.destroy(kek);
    }
  }

  private static boolean wraps(TokenObjects objects, long mechanism, long kek, long key) {
    try {
      return objects.wrap(mechanism, kek, key).length == RFC_5649_BYTES;
    } catch (TokenFailure.Unsupported _) {
      return false;
    }
  }
}

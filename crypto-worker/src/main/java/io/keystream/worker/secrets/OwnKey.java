package io.keystream.worker.secrets;

import io.keystream.worker.token.Sealed;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a key that seals one value and nothing else: IV, ciphertext, tag. */
final class OwnKey {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int TAG_BITS = Sealed.TAG_BYTES * Byte.SIZE;

  private OwnKey() {}

  static byte[] seal(byte[] key, byte[] iv, byte[] value, byte[] additionalData) {
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, key, iv, additionalData).doFinal(value);
      return ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM of the JDK fails", e);
    }
  }

  static byte[] open(byte[] key, byte[] sealed, byte[] additionalData) {
    if (sealed.length < Sealed.IV_BYTES + Sealed.TAG_BYTES) {
      throw new ValueUnavailable("its record is no sealed value");
    }
    var iv = new byte[Sealed.IV_BYTES];
    System.arraycopy(sealed, 0, iv, 0, iv.length);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, iv, additionalData)
          .doFinal(sealed, iv.length, sealed.length - iv.length);
    } catch (GeneralSecurityException e) {
      throw new ValueUnavailable("it was changed, or was sealed for something else", e);
    }
  }

  /** In one array. */
  static byte[] joined(Sealed sealed) {
    return ByteBuffer.allocate(sealed.iv().size() + sealed.ciphertext().size())
        .put(sealed.iv().toArray())
        .put(sealed.ciphertext().toArray())
        .array();
  }

  private static Cipher cipher(int mode, byte[] key, byte[] iv, byte[] additionalData)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(additionalData);
    return cipher;
  }
}

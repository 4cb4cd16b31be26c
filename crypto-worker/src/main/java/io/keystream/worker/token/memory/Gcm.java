package io.keystream.worker.token.memory;

import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.Sealed;
import io.keystream.worker.token.TokenFailure;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM, single shot: {@code update} of a GCM cipher is never called anywhere. */
final class Gcm {
  private Gcm() {}

  static Sealed encrypt(ClearKey key, byte[] iv, byte[] plaintext, byte[] additionalData) {
    try {
      byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, key, iv, additionalData).doFinal(plaintext);
      return new Sealed(Bytes.copyOf(iv), Bytes.adopt(ciphertext));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot encrypt with AES-GCM", e);
    }
  }

  static byte[] decrypt(ClearKey key, Sealed sealed, byte[] additionalData) {
    if (sealed.iv().size() != Sealed.IV_BYTES || sealed.ciphertext().size() < Sealed.TAG_BYTES) {
      throw new TokenFailure.BadCiphertext("the ciphertext or its IV was cut");
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, key, sealed.iv().toArray(), additionalData)
          .doFinal(sealed.ciphertext().toArray());
    } catch (AEADBadTagException _) {
      throw new TokenFailure.BadCiphertext("the tag does not match");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot decrypt with AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, ClearKey key, byte[] iv, byte[] additionalData)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key.revealBytes(), "AES"),
        new GCMParameterSpec(Sealed.TAG_BYTES * Byte.SIZE, iv));
    cipher.updateAAD(additionalData);
    return cipher;
  }
}

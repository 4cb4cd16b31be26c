package io.keystream.worker.token;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Makes envelopes with the JDK's own software, as a client does. */
public final class Envelopes {
  private Envelopes() {}

  /** A key in an envelope with SHA-1, which every module opens. */
  public static Bytes seal(Bytes wrappingKey, byte[] clear) {
    var aesKey = new byte[32];
    new SecureRandom().nextBytes(aesKey);
    var wrappedAesKey = oaep(wrappingKey, aesKey);
    var wrapped = kwp(aesKey, clear);
    var envelope = Arrays.copyOf(wrappedAesKey, wrappedAesKey.length + wrapped.length);
    System.arraycopy(wrapped, 0, envelope, wrappedAesKey.length, wrapped.length);
    return Bytes.adopt(envelope);
  }

  static byte[] oaep(Bytes wrappingKey, byte[] message) {
    try {
      var oaep = Cipher.getInstance("RSA/ECB/OAEPPadding");
      oaep.init(
          Cipher.ENCRYPT_MODE,
          SubjectPublicKeyInfo.decode("RSA", wrappingKey),
          new OAEPParameterSpec(
              "SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
      return oaep.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] kwp(byte[] aesKey, byte[] clear) {
    try {
      var kwp = Cipher.getInstance("AES/KWP/NoPadding");
      kwp.init(Cipher.WRAP_MODE, new SecretKeySpec(aesKey, "AES"));
      return kwp.wrap(new SecretKeySpec(clear, "Generic"));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

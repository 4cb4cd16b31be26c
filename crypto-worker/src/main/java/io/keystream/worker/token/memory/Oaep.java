package io.keystream.worker.token.memory;

import io.keystream.domain.key.OaepHash;
import io.keystream.worker.token.KeyImport;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** RSA-OAEP with MGF1 of the same hash and an empty label (RFC 8017, 7.1). */
final class Oaep {
  private Oaep() {}

  static ClearKey decrypt(OaepHash hash, ClearKey privateKey, byte[] ciphertext) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      String name = name(hash);
      cipher.init(
          Cipher.DECRYPT_MODE,
          PrivateKeys.decode("RSA", privateKey),
          new OAEPParameterSpec(
              name, "MGF1", new MGF1ParameterSpec(name), PSource.PSpecified.DEFAULT));
      return new ClearKey(cipher.doFinal(ciphertext));
    } catch (BadPaddingException | IllegalBlockSizeException _) {
      throw KeyImport.rejected();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot decrypt with RSA-OAEP and " + hash, e);
    }
  }

  private static String name(OaepHash hash) {
    return switch (hash) {
      case SHA_1 -> "SHA-1";
      case SHA_224 -> "SHA-224";
      case SHA_256 -> "SHA-256";
      case SHA_384 -> "SHA-384";
      case SHA_512 -> "SHA-512";
    };
  }
}

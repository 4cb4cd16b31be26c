package io.keystream.worker.token;

import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A KEK whose bytes the test knows. It makes material with the JDK's own software, as a stranger
 * would who has only the documentation; a token that loads it keeps our formats byte for byte.
 */
record KnownKek(KekLabel label, Bytes bytes) {

  Material.Wrapped wrap(MaterialId id, KeyAlgorithm algorithm, byte[] clear, Bytes publicKey) {
    return wrapped(id, algorithm, clear, Bytes.adopt(wrap(clear)), publicKey);
  }

  /** Material that somebody else has wrapped. */
  Material.Wrapped wrapped(
      MaterialId id, KeyAlgorithm algorithm, byte[] clear, Bytes blob, Bytes publicKey) {
    return new Material.Wrapped(
        label, blob, checkValue(id.checkContext(algorithm), clear, publicKey), publicKey);
  }

  byte[] unwrap(Bytes blob) {
    try {
      Cipher cipher = Cipher.getInstance("AES/KWP/NoPadding");
      cipher.init(Cipher.UNWRAP_MODE, new SecretKeySpec(bytes.toArray(), "AES"));
      return cipher.unwrap(blob.toArray(), "Generic", Cipher.SECRET_KEY).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private byte[] wrap(byte[] clear) {
    try {
      Cipher cipher = Cipher.getInstance("AES/KWP/NoPadding");
      cipher.init(Cipher.WRAP_MODE, new SecretKeySpec(bytes.toArray(), "AES"));
      return cipher.wrap(new SecretKeySpec(clear, "Generic"));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static Bytes checkValue(CheckContext context, byte[] clear, Bytes publicKey) {
    if (context.algorithm().isAsymmetric()) {
      return context.ofPublicKey(publicKey);
    }
    try {
      if (context.algorithm() == KeyAlgorithm.AES_256) {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
            Cipher.ENCRYPT_MODE,
            new SecretKeySpec(clear, "AES"),
            new GCMParameterSpec(128, context.nonce()));
        cipher.updateAAD(context.bytes());
        return Bytes.adopt(cipher.doFinal());
      }
      String name = context.algorithm().name().replace("HMAC_SHA_", "HmacSHA");
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(clear, name));
      return Bytes.adopt(Arrays.copyOf(mac.doFinal(context.bytes()), 16));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

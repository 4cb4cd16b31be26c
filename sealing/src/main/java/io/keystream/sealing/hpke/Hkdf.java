package io.keystream.sealing.hpke;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869). */
public final class Hkdf {

  public static final int HASH_BYTES = 32;
  private static final String MAC = "HmacSHA256";
  private static final byte[] NO_SALT = new byte[HASH_BYTES];

  private Hkdf() {}

  public static byte[] extract(byte[] salt, byte[] keyMaterial) {
    // RFC 5869, 2.2: without a salt it is a string of zeros, and a MAC refuses an empty key.
    return mac(salt.length == 0 ? NO_SALT : salt).doFinal(keyMaterial);
  }

  public static byte[] expand(byte[] pseudoRandomKey, byte[] info, int length) {
    if (length < 1 || length > 255 * HASH_BYTES) {
      throw new IllegalArgumentException("HKDF gives 1 to 8160 bytes, not " + length);
    }
    var mac = mac(pseudoRandomKey);
    var out = new byte[length];
    var block = new byte[0];
    for (int filled = 0, counter = 1; filled < length; counter++) {
      mac.update(block);
      mac.update(info);
      mac.update((byte) counter);
      block = mac.doFinal();
      var taken = Math.min(block.length, length - filled);
      System.arraycopy(block, 0, out, filled, taken);
      filled += taken;
    }
    Arrays.fill(block, (byte) 0);
    return out;
  }

  private static Mac mac(byte[] key) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }
}

package io.keystream.worker.token.memory;

import io.keystream.worker.token.TokenFailure;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/**
 * Private keys of the JCA from PKCS#8. The JCA cannot wipe them: one more reason this is a twin.
 */
final class PrivateKeys {
  private PrivateKeys() {}

  static PrivateKey decode(String family, ClearKey key) {
    byte[] encoded = Pkcs8.exact(key.revealBytes());
    try {
      return KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (InvalidKeySpecException _) {
      throw new TokenFailure.MaterialRejected("the blob is no " + family + " private key");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no keys of " + family, e);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }
}

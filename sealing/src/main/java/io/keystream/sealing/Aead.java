package io.keystream.sealing;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM under one key with nonces that count: the base nonce XOR (lane u32, counter u64), as
 * in RFC 9180, 5.2. Whoever seals never uses a lane and counter twice.
 *
 * <p>It keeps its cipher, because making one costs more than sealing.
 *
 * <p>Thread safety: safe; this class owns the lock.
 */
final class Aead implements AutoCloseable {

  static final int KEY_BYTES = 32;
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  private final SecretKeySpec key;
  private final byte[] baseNonce;
  private final Cipher cipher;
  private boolean closed;

  /** Takes the arrays over; the key is wiped here, the JDK keeps a copy of its own. */
  Aead(byte[] key, byte[] baseNonce) {
    this.key = new SecretKeySpec(key, "AES");
    Arrays.fill(key, (byte) 0);
    this.baseNonce = baseNonce;
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no AES-GCM", e);
    }
  }

  synchronized byte[] seal(int lane, long counter, byte[] associated, byte[] content) {
    try {
      return run(Cipher.ENCRYPT_MODE, lane, counter, associated, content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM does not seal", e);
    }
  }

  /**
   * Opens what was sealed with the same lane, counter and associated data.
   *
   * @throws BrokenSeal if it was not
   */
  synchronized byte[] open(int lane, long counter, byte[] associated, byte[] sealed) {
    if (sealed.length < TAG_BYTES) {
      throw new BrokenSeal("shorter than a tag");
    }
    try {
      return run(Cipher.DECRYPT_MODE, lane, counter, associated, sealed);
    } catch (AEADBadTagException _) {
      throw new BrokenSeal("the tag does not fit");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM does not open", e);
    }
  }

  private byte[] run(int mode, int lane, long counter, byte[] associated, byte[] input)
      throws GeneralSecurityException {
    if (closed) {
      throw new IllegalStateException("its session is closed");
    }
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce(lane, counter)));
    cipher.updateAAD(associated);
    return cipher.doFinal(input);
  }

  private byte[] nonce(int lane, long counter) {
    var nonce = baseNonce.clone();
    for (var i = 0; i < Integer.BYTES; i++) {
      nonce[i] ^= (byte) (lane >>> ((Integer.BYTES - 1 - i) * Byte.SIZE));
    }
    for (var i = 0; i < Long.BYTES; i++) {
      nonce[Integer.BYTES + i] ^= (byte) (counter >>> ((Long.BYTES - 1 - i) * Byte.SIZE));
    }
    return nonce;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(baseNonce, (byte) 0);
  }
}

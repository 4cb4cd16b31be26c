package io.keystream.worker.token;

import io.keystream.domain.key.KeyAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a check value is computed over, so that a blob moved from one key to another is noticed: AES
 * key wrap itself carries no context.
 *
 * <p>The check value of an AES key is the tag of AES-256-GCM over nothing, with {@link #bytes()} as
 * additional data and {@link #nonce()} as IV; of an HMAC key, the first 16 bytes of the MAC of
 * {@link #bytes()}; of a key pair, {@link #ofPublicKey}. A pair is also tried on itself at each
 * load, because its check value knows nothing of the private half.
 */
public record CheckContext(MaterialName id, KeyAlgorithm algorithm) {

  public static final int CHECK_VALUE_BYTES = 16;
  private static final byte[] PREFIX =
      "\0keystream/check-value/v1\0".getBytes(StandardCharsets.US_ASCII);

  public byte[] bytes() {
    String suffix = id.checkText() + "\0" + algorithm;
    byte[] text = suffix.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = Arrays.copyOf(PREFIX, PREFIX.length + text.length);
    System.arraycopy(text, 0, bytes, PREFIX.length, text.length);
    return bytes;
  }

  /** A 12-byte IV of its own for each context, so that no two messages share one. */
  public byte[] nonce() {
    return Arrays.copyOf(Sha256.of(bytes()), 12);
  }

  /** The check value of a key pair, from its SubjectPublicKeyInfo. */
  public Bytes ofPublicKey(Bytes publicKey) {
    return Bytes.adopt(Arrays.copyOf(Sha256.of(bytes(), publicKey.toArray()), CHECK_VALUE_BYTES));
  }

  /** Shortens the MAC of {@link #bytes()} to a check value. */
  public Bytes ofMac(byte[] mac) {
    return Bytes.adopt(Arrays.copyOf(mac, CHECK_VALUE_BYTES));
  }

  /**
   * Refuses a message that nobody but us may have authenticated: with the MAC of another key's
   * context its blob could be passed off as that key.
   */
  public static void refuseReserved(byte[] message) {
    if (message.length >= PREFIX.length
        && Arrays.equals(message, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      throw new TokenFailure.Unsupported("a message with the reserved prefix of check values");
    }
  }
}

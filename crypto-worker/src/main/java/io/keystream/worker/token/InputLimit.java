package io.keystream.worker.token;

/** The one place that refuses what is larger than {@link Token#MAX_INPUT_BYTES}. */
public final class InputLimit {
  private InputLimit() {}

  public static void check(byte[]... inputs) {
    for (byte[] input : inputs) {
      check(input.length);
    }
  }

  /** A ciphertext may be longer than a plaintext by its tag. */
  public static void checkCiphertext(Sealed sealed, byte[] additionalData) {
    check(Math.max(0, sealed.ciphertext().size() - Sealed.TAG_BYTES));
    check(additionalData.length);
  }

  private static void check(int sizeBytes) {
    if (sizeBytes > Token.MAX_INPUT_BYTES) {
      throw new IllegalArgumentException(
          "input of " + sizeBytes + " bytes, more than " + Token.MAX_INPUT_BYTES);
    }
  }

  public static void checkRandom(int sizeBytes) {
    if (sizeBytes < 1 || sizeBytes > Token.MAX_INPUT_BYTES) {
      throw new IllegalArgumentException(
          "random bytes must be 1 to " + Token.MAX_INPUT_BYTES + ": " + sizeBytes);
    }
  }
}

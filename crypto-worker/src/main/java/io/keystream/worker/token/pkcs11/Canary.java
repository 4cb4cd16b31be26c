package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.Sealed;
import io.keystream.worker.token.TokenFailure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A key of our own with a ciphertext that must open. Modules answer a forged tag and a defect with
 * the same code; if the canary still opens in the same session, it was the tag.
 */
final class Canary {

  private static final byte[] SONG = "canary".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTEXT = "keystream".getBytes(StandardCharsets.US_ASCII);

  private final AesGcm gcm;
  private final long key;
  private final Sealed sealed;

  Canary(AesGcm gcm, OperationSession session, long key) {
    this.gcm = gcm;
    this.key = key;
    this.sealed = gcm.encrypt(session, key, session.nextIv(), SONG, CONTEXT);
  }

  long key() {
    return key;
  }

  /** Whether the token works, in this session. */
  boolean sings(OperationSession session) {
    try {
      byte[] song =
          gcm.decrypt(
              session,
              key,
              sealed,
              CONTEXT,
              _ -> new TokenFailure.BadCiphertext("the canary is silent"));
      return Arrays.equals(song, SONG);
    } catch (TokenFailure _) {
      return false;
    }
  }
}

package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.Sealed;
import io.keystream.worker.token.TokenFailure;
import java.lang.foreign.MemorySegment;
import java.util.function.Function;

/**
 * What loaded keys do with their handles, each operation in one borrowed session.
 *
 * <p><i>Thread safety:</i> safe.
 */
final class Operations {

  private static final int SHARED_SECRET_BYTES = 32;
  private static final int MAX_SIGNATURE_BYTES = 512;

  private final Connection connection;
  private final SessionPool pool;
  private final AesGcm gcm;
  private final Canary canary;
  private final Vault vault;

  Operations(Connection connection, SessionPool pool, AesGcm gcm, Canary canary, Vault vault) {
    this.connection = connection;
    this.pool = pool;
    this.gcm = gcm;
    this.canary = canary;
    this.vault = vault;
  }

  Canary canary() {
    return canary;
  }

  Sealed encrypt(long key, byte[] plaintext, byte[] additionalData) {
    return pool.use(s -> gcm.encrypt(s, key, s.nextIv(), plaintext, additionalData));
  }

  /** With an IV of the caller's: only for check values, whose message never changes. */
  Sealed encrypt(long key, byte[] iv, byte[] plaintext, byte[] additionalData) {
    return pool.use(s -> gcm.encrypt(s, key, iv, plaintext, additionalData));
  }

  /**
   * Decrypts.
   *
   * @throws TokenFailure.BadCiphertext for a wrong tag, and for a short one before any module sees
   *     it
   */
  byte[] decrypt(long key, Sealed sealed, byte[] additionalData) {
    if (sealed.iv().size() != Sealed.IV_BYTES || sealed.ciphertext().size() < Sealed.TAG_BYTES) {
      throw new TokenFailure.BadCiphertext("the ciphertext or its IV was cut");
    }
    return pool.use(
        session -> gcm.decrypt(session, key, sealed, additionalData, rv -> judge(session, rv)));
  }

  private TokenFailure judge(OperationSession session, long rv) {
    if (canary.sings(session)) {
      return new TokenFailure.BadCiphertext("the tag does not match");
    }
    session.suspect();
    return connection.lose(ReturnCode.describe("C_Decrypt", rv) + " and the canary is silent");
  }

  /** HMAC, EdDSA or PKCS #1 v1.5 padding: C_Sign over the whole input, without parameters. */
  byte[] sign(long key, long mechanism, byte[] message) {
    return pool.use(session -> sign(session, key, session.scratch().mechanism(mechanism), message));
  }

  byte[] signPss(long key, PssHash hash, byte[] message) {
    return signPssDigest(key, hash, hash.of(message));
  }

  byte[] signPssDigest(long key, PssHash hash, byte[] digest) {
    return pool.use(session -> sign(session, key, session.scratch().pss(hash), digest));
  }

  /** What it means that SunPKCS11 did not sign. */
  TokenFailure unsigned(SignatureAlgorithm algorithm, Exception e) {
    String what = "the token did not sign " + algorithm;
    return ReturnCode.isLost(e) ? connection.lose(what) : new TokenFailure.Unavailable(what, e);
  }

  private byte[] sign(OperationSession session, long key, MemorySegment mechanism, byte[] message) {
    Cryptoki cryptoki = connection.cryptoki();
    Scratch scratch = session.scratch();
    MemorySegment in = scratch.in(message);
    MemorySegment out = scratch.out(MAX_SIGNATURE_BYTES);
    try {
      check(session, "C_SignInit", cryptoki.signInit(session.handle(), mechanism, key));
      check(
          session,
          "C_Sign",
          cryptoki.sign(session.handle(), in, message.length, out, scratch.length()));
      return scratch.result();
    } finally {
      scratch.wipeIn(message.length);
    }
  }

  /** ECDH; the shared secret exists as an object for the time of this call. */
  byte[] agree(long key, Bytes peerPoint) {
    return agree(key, peerPoint, SHARED_SECRET_BYTES);
  }

  /** On another curve than P-256. */
  byte[] agree(long key, Bytes peerPoint, int sharedSecretBytes) {
    return pool.use(session -> {
      TokenObjects objects = session.objects();
      long derived =
          objects.deriveEcdh(
              key, peerPoint.toArray(), KeyTemplates.sharedSecret(sharedSecretBytes));
      vault.countMade();
      try {
        return objects.attribute(derived, Ck.CKA_VALUE);
      } finally {
        objects.destroy(derived);
      }
    });
  }

  byte[] random(int sizeBytes) {
    return pool.use(session -> session.random(sizeBytes));
  }

  /** Whether the token answers and means it. */
  boolean works() {
    return pool.use(canary::sings);
  }

  /**
   * Runs work with objects that nobody finds, outside the vault's lock: making a key takes long.
   */
  <T> T transiently(Function<TokenObjects, T> work) {
    return pool.use(session -> work.apply(session.objects()));
  }

  private void check(OperationSession session, String function, long rv) {
    if (rv != Ck.CKR_OK) {
      session.suspect();
      throw connection.failure(function, rv);
    }
  }
}

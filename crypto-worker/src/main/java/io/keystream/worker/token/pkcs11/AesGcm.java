package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.Sealed;
import io.keystream.worker.token.TokenFailure;
import java.lang.foreign.MemorySegment;
import java.util.Set;

/**
 * AES-256-GCM with one native call for the start and one for the whole message, additional data
 * included; SunPKCS11 makes four of them and has three traps here.
 */
final class AesGcm {

  /** What modules answer to a wrong tag; CKR_GENERAL_ERROR and its like may also be a defect. */
  private static final Set<Long> MAYBE_FORGED =
      Set.of(
          Ck.CKR_GENERAL_ERROR,
          Ck.CKR_DEVICE_ERROR,
          Ck.CKR_ENCRYPTED_DATA_INVALID,
          Ck.CKR_ENCRYPTED_DATA_LEN_RANGE,
          Ck.CKR_AEAD_DECRYPT_FAILED);

  /** Says whether a code that may mean a wrong tag means one. */
  @FunctionalInterface
  interface Judge {
    TokenFailure judge(long rv);
  }

  private final Connection connection;
  private final Cryptoki cryptoki;

  AesGcm(Connection connection) {
    this.connection = connection;
    this.cryptoki = connection.cryptoki();
  }

  Sealed encrypt(
      OperationSession session, long key, byte[] iv, byte[] plaintext, byte[] additionalData) {
    Scratch scratch = session.scratch();
    MemorySegment mechanism = scratch.gcm(iv, additionalData);
    MemorySegment in = scratch.in(plaintext);
    MemorySegment out = scratch.out(plaintext.length + (long) Sealed.TAG_BYTES);
    try {
      check(session, "C_EncryptInit", cryptoki.encryptInit(session.handle(), mechanism, key));
      check(
          session,
          "C_Encrypt",
          cryptoki.encrypt(session.handle(), in, plaintext.length, out, scratch.length()));
    } finally {
      scratch.wipeIn(plaintext.length);
      scratch.wipeAdditional(additionalData.length);
    }
    return new Sealed(Bytes.adopt(iv), Bytes.adopt(scratch.result()));
  }

  /** The caller has checked the length of IV and ciphertext: no module may see a short one. */
  byte[] decrypt(
      OperationSession session, long key, Sealed sealed, byte[] additionalData, Judge judge) {
    Scratch scratch = session.scratch();
    byte[] ciphertext = sealed.ciphertext().toArray();
    MemorySegment mechanism = scratch.gcm(sealed.iv().toArray(), additionalData);
    MemorySegment in = scratch.in(ciphertext);
    MemorySegment out = scratch.out(ciphertext.length);
    try {
      check(session, "C_DecryptInit", cryptoki.decryptInit(session.handle(), mechanism, key));
      long rv = cryptoki.decrypt(session.handle(), in, ciphertext.length, out, scratch.length());
      if (MAYBE_FORGED.contains(rv)) {
        throw judge.judge(rv);
      }
      check(session, "C_Decrypt", rv);
      return scratch.result();
    } finally {
      scratch.wipeOut(ciphertext.length);
      scratch.wipeAdditional(additionalData.length);
    }
  }

  private void check(OperationSession session, String function, long rv) {
    if (rv != Ck.CKR_OK) {
      session.suspect();
      throw connection.failure(function, rv);
    }
  }
}

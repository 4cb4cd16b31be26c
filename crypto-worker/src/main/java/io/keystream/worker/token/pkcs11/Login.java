package io.keystream.worker.token.pkcs11;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.TokenFailure;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Logs in once per process and slot, and never out: a logout would take every loaded key along.
 *
 * <p>Once a process is logged in, a module takes any PIN for right. So this class keeps a proof of
 * the PIN that opened the slot and compares later ones with it; where somebody else in the process
 * logged in there is no proof, and no login.
 *
 * <p><i>Thread safety:</i> one login at a time.
 */
final class Login {

  private static final int SESSION_INFO_BYTES = 32;
  private static final int PROOF_KEY_BYTES = 32;

  /** The key of a proof and the MAC of the PIN under it. */
  private record Proof(SecretKeySpec key, Bytes mac) {}

  private final Map<Long, Proof> proofs = new HashMap<>();

  /**
   * Logs the session's slot in.
   *
   * @throws TokenFailure.WrongPin if the PIN is wrong, whether or not the slot is logged in
   */
  synchronized void login(Connection connection, long session, PinFile pin) {
    if (isLoggedIn(connection, session)) {
      verify(connection.slot(), pin);
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, pin.revealBytes());
      long rv = connection.cryptoki().login(session, Ck.CKU_USER, bytes, bytes.byteSize());
      bytes.fill((byte) 0);
      connection.check("C_Login", rv);
    }
    proofs.put(connection.slot(), proof(connection, session, pin));
  }

  private void verify(long slot, PinFile pin) {
    Proof proof = proofs.get(slot);
    if (proof == null) {
      throw new TokenFailure.Unfit(
          "something else in this process is logged in to slot "
              + slot
              + ", so that the PIN cannot be verified; open every token through one Pkcs11Library");
    }
    if (!proof.mac().equals(mac(proof.key(), pin))) {
      throw new TokenFailure.WrongPin("the PIN is not the one that opened slot " + slot);
    }
  }

  private static Proof proof(Connection connection, long session, PinFile pin) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment random = arena.allocate(PROOF_KEY_BYTES);
      connection.check(
          "C_GenerateRandom",
          connection.cryptoki().generateRandom(session, random, random.byteSize()));
      SecretKeySpec key = new SecretKeySpec(random.toArray(JAVA_BYTE), "HmacSHA256");
      return new Proof(key, mac(key, pin));
    }
  }

  private static Bytes mac(SecretKeySpec key, PinFile pin) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Bytes.adopt(mac.doFinal(pin.revealBytes()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no HmacSHA256", e);
    }
  }

  private static boolean isLoggedIn(Connection connection, long session) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(SESSION_INFO_BYTES, 8);
      connection.check("C_GetSessionInfo", connection.cryptoki().getSessionInfo(session, info));
      long state = info.get(JAVA_LONG, 8);
      return state == Ck.CKS_RO_USER_FUNCTIONS || state == Ck.CKS_RW_USER_FUNCTIONS;
    }
  }
}

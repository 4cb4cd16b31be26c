package io.keystream.worker.token.pkcs11;

import io.keystream.worker.token.TokenFailure;
import java.util.Map;
import java.util.Set;

/** What a CK_RV means to us. */
final class ReturnCode {
  private ReturnCode() {}

  /** After these nothing works until the process starts again. */
  private static final Set<Long> LOST =
      Set.of(
          Ck.CKR_DEVICE_MEMORY,
          Ck.CKR_DEVICE_REMOVED,
          Ck.CKR_KEY_HANDLE_INVALID,
          Ck.CKR_OBJECT_HANDLE_INVALID,
          Ck.CKR_SESSION_CLOSED,
          Ck.CKR_SESSION_HANDLE_INVALID,
          Ck.CKR_TOKEN_NOT_PRESENT,
          Ck.CKR_USER_NOT_LOGGED_IN,
          Ck.CKR_CRYPTOKI_NOT_INITIALIZED);

  private static final Set<Long> WRONG_PIN =
      Set.of(
          Ck.CKR_PIN_INCORRECT,
          Ck.CKR_PIN_INVALID,
          Ck.CKR_PIN_LEN_RANGE,
          Ck.CKR_PIN_EXPIRED,
          Ck.CKR_PIN_LOCKED);

  private static final Set<Long> UNSUPPORTED =
      Set.of(Ck.CKR_MECHANISM_INVALID, Ck.CKR_MECHANISM_PARAM_INVALID, Ck.CKR_KEY_NOT_WRAPPABLE);

  private static final Map<Long, String> NAMES =
      Map.ofEntries(
          Map.entry(Ck.CKR_GENERAL_ERROR, "CKR_GENERAL_ERROR"),
          Map.entry(Ck.CKR_DEVICE_ERROR, "CKR_DEVICE_ERROR"),
          Map.entry(Ck.CKR_DEVICE_MEMORY, "CKR_DEVICE_MEMORY"),
          Map.entry(Ck.CKR_DEVICE_REMOVED, "CKR_DEVICE_REMOVED"),
          Map.entry(Ck.CKR_ENCRYPTED_DATA_INVALID, "CKR_ENCRYPTED_DATA_INVALID"),
          Map.entry(Ck.CKR_KEY_HANDLE_INVALID, "CKR_KEY_HANDLE_INVALID"),
          Map.entry(Ck.CKR_KEY_NOT_WRAPPABLE, "CKR_KEY_NOT_WRAPPABLE"),
          Map.entry(Ck.CKR_MECHANISM_INVALID, "CKR_MECHANISM_INVALID"),
          Map.entry(Ck.CKR_MECHANISM_PARAM_INVALID, "CKR_MECHANISM_PARAM_INVALID"),
          Map.entry(Ck.CKR_OBJECT_HANDLE_INVALID, "CKR_OBJECT_HANDLE_INVALID"),
          Map.entry(Ck.CKR_PIN_INCORRECT, "CKR_PIN_INCORRECT"),
          Map.entry(Ck.CKR_PIN_INVALID, "CKR_PIN_INVALID"),
          Map.entry(Ck.CKR_PIN_LEN_RANGE, "CKR_PIN_LEN_RANGE"),
          Map.entry(Ck.CKR_PIN_EXPIRED, "CKR_PIN_EXPIRED"),
          Map.entry(Ck.CKR_PIN_LOCKED, "CKR_PIN_LOCKED"),
          Map.entry(Ck.CKR_SESSION_CLOSED, "CKR_SESSION_CLOSED"),
          Map.entry(Ck.CKR_SESSION_HANDLE_INVALID, "CKR_SESSION_HANDLE_INVALID"),
          Map.entry(Ck.CKR_TOKEN_NOT_PRESENT, "CKR_TOKEN_NOT_PRESENT"),
          Map.entry(Ck.CKR_USER_NOT_LOGGED_IN, "CKR_USER_NOT_LOGGED_IN"),
          Map.entry(Ck.CKR_CRYPTOKI_NOT_INITIALIZED, "CKR_CRYPTOKI_NOT_INITIALIZED"));

  static boolean isLost(long rv) {
    return LOST.contains(rv);
  }

  /** The same of an exception that names the code, as those of SunPKCS11 do. */
  static boolean isLost(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = String.valueOf(t.getMessage());
      if (LOST.stream().map(NAMES::get).anyMatch(message::startsWith)) {
        return true;
      }
    }
    return false;
  }

  static TokenFailure failure(String function, long rv) {
    String what = describe(function, rv);
    if (WRONG_PIN.contains(rv)) {
      return new TokenFailure.WrongPin(
          what + ": the PIN is wrong or locked; mend the PIN file before the next start");
    }
    return UNSUPPORTED.contains(rv)
        ? new TokenFailure.Unsupported(what)
        : new TokenFailure.Unavailable(what);
  }

  static String describe(String function, long rv) {
    return function + " answered " + NAMES.getOrDefault(rv, "0x" + Long.toHexString(rv));
  }
}

package io.keystream.client.vault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked over HTTPS was refused, or not answered at all; never tells a value. */
public final class VaultFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** All that is said to who shows a token that does not count, whatever the reason. */
  private static final List<String> UNKNOWN_TOKEN = List.of("permission denied");

  private final Reason reason;

  /** What went wrong, for who decides whether to go on. */
  public enum Reason {
    /** The platform said no, or what was asked cannot be. */
    REFUSED,
    /** The token does not count: it ended, or never was. */
    UNKNOWN_TOKEN,
    /** There is no such secret, version or field. */
    NOT_FOUND,
    /** The platform does not do its part, or nothing answered in time; trying again may help. */
    UNAVAILABLE,
    /** The credential on this side cannot be used. */
    BAD_CREDENTIAL
  }

  private VaultFailure(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  static VaultFailure answered(String path, int status, List<String> errors) {
    var why = errors.isEmpty() ? "status " + status : String.join("; ", errors);
    return new VaultFailure(reason(status, errors), "%s: %s".formatted(path, why), null);
  }

  static VaultFailure unavailable(String message, @Nullable Throwable cause) {
    return new VaultFailure(Reason.UNAVAILABLE, message, cause);
  }

  static VaultFailure notFound(String message) {
    return new VaultFailure(Reason.NOT_FOUND, message, null);
  }

  static VaultFailure unusable(String message, @Nullable Throwable cause) {
    return new VaultFailure(Reason.BAD_CREDENTIAL, message, cause);
  }

  private static Reason reason(int status, List<String> errors) {
    return switch (status) {
      case 403 -> errors.equals(UNKNOWN_TOKEN) ? Reason.UNKNOWN_TOKEN : Reason.REFUSED;
      case 404 -> Reason.NOT_FOUND;
      case 429 -> Reason.UNAVAILABLE;
      default -> status >= 500 ? Reason.UNAVAILABLE : Reason.REFUSED;
    };
  }

  public Reason reason() {
    return reason;
  }
}

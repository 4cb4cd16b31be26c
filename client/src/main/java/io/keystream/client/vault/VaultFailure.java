package io.keystream.client.vault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked over HTTPS was refused, or not answered at all. */
public final class VaultFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Where nothing answered. */
  public static final int NO_ANSWER = 0;

  private final int status;

  VaultFailure(int status, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  static VaultFailure refused(String path, int status, List<String> errors) {
    var why = errors.isEmpty() ? "status " + status : String.join("; ", errors);
    return new VaultFailure(status, "%s: %s".formatted(path, why), null);
  }

  /** Of HTTP; {@link #NO_ANSWER} where there is none. */
  public int status() {
    return status;
  }
}

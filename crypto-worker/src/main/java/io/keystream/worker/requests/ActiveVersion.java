package io.keystream.worker.requests;

import io.keystream.domain.key.Key;
import io.keystream.domain.key.KeyUses;
import io.keystream.domain.key.UseDecision;
import io.keystream.schemas.request.Encrypt;
import io.keystream.schemas.request.GenerateDataKey;
import io.keystream.schemas.request.GenerateMac;
import io.keystream.schemas.request.ReEncrypt;
import io.keystream.schemas.request.Sign;
import org.jspecify.annotations.Nullable;

/** What a caller takes the active version to be: only that one makes anything. */
final class ActiveVersion {
  private ActiveVersion() {}

  /** Whether the operation makes something with the active version. */
  static boolean isUsedBy(Object operation) {
    return operation instanceof Encrypt
        || operation instanceof GenerateDataKey
        || operation instanceof Sign
        || operation instanceof GenerateMac
        || operation instanceof ReEncrypt;
  }

  /** Why it is not the one stated, or null; where none is active, the use itself is refused. */
  static Outcome.@Nullable Denied refusal(Key key, @Nullable Integer stated) {
    return stated != null
            && key instanceof Key.Present present
            && KeyUses.protect(present, present.spec().usage())
                instanceof UseDecision.Permitted permitted
            && permitted.version().number() != stated
        ? new Outcome.Denied(
            Outcome.Used.of(permitted),
            "version-is-not-active",
            "Version %d is active, not %d; only the active one encrypts, signs and makes MACs."
                .formatted(permitted.version().number(), stated))
        : null;
  }
}

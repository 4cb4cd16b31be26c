package io.keystream.commands.http;

import io.keystream.directory.tokens.TokenSecret;
import io.keystream.domain.token.Accessor;
import org.jspecify.annotations.Nullable;

/** Accessors of what requests name, whether they give the secret or the accessor itself. */
final class GivenAccessors {

  private GivenAccessors() {}

  /** Null where the text is no secret of ours. */
  static @Nullable Accessor ofSecret(String text) {
    return TokenSecret.parse(text)
        .map(secret -> {
          try (secret) {
            return Accessor.of(secret.hash());
          }
        })
        .orElse(null);
  }

  /** Null where the text is no accessor. */
  static @Nullable Accessor of(String text) {
    try {
      return new Accessor(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}

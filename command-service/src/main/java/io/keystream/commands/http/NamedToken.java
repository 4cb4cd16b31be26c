package io.keystream.commands.http;

import io.keystream.directory.tokens.TokenSecret;
import io.keystream.domain.token.Accessor;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import org.jspecify.annotations.Nullable;

/**
 * Which token a request is about, other than the one that its caller shows.
 *
 * @param accessor null where what is named cannot be one
 * @param secret null where only the accessor was given
 */
record NamedToken(@Nullable Accessor accessor, @Nullable String secret) {

  static NamedToken bySecret(JsonBody body) {
    var text = body.text("token");
    if (text == null || text.isEmpty()) {
      throw new BadRequest("token must be given");
    }
    return TokenSecret.parse(text)
        .map(secret -> new NamedToken(accessor(secret), text))
        .orElseGet(() -> new NamedToken(null, text));
  }

  static NamedToken byAccessor(JsonBody body) {
    var text = body.text("accessor");
    if (text == null || text.isEmpty()) {
      throw new BadRequest("accessor must be given");
    }
    try {
      return new NamedToken(new Accessor(text), null);
    } catch (IllegalArgumentException _) {
      return new NamedToken(null, null);
    }
  }

  private static Accessor accessor(TokenSecret shown) {
    try (shown) {
      return Accessor.of(shown.hash());
    }
  }
}

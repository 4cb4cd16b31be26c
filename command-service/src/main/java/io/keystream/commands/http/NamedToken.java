package io.keystream.commands.http;

import io.keystream.domain.token.Accessor;
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
    var text = body.givenText("token");
    return new NamedToken(GivenAccessors.ofSecret(text), text);
  }

  static NamedToken byAccessor(JsonBody body) {
    return new NamedToken(GivenAccessors.of(body.givenText("accessor")), null);
  }
}

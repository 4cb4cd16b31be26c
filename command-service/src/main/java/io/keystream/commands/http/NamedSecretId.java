package io.keystream.commands.http;

import io.keystream.domain.token.Accessor;
import io.keystream.http.JsonBody;
import org.jspecify.annotations.Nullable;

/**
 * One secret-id, as a request means it.
 *
 * @param path behind the role's name
 * @param accessor null where what is given cannot be one's
 */
record NamedSecretId(String path, @Nullable Accessor accessor) {

  static NamedSecretId bySecret(JsonBody body) {
    return new NamedSecretId("/secret-id", GivenAccessors.ofSecret(body.givenText("secret_id")));
  }

  static NamedSecretId byAccessor(JsonBody body) {
    return new NamedSecretId(
        "/secret-id-accessor", GivenAccessors.of(body.givenText("secret_id_accessor")));
  }
}

package io.keystream.worker.http;

import io.keystream.domain.key.KeyOrigin;
import io.keystream.domain.key.OaepHash;
import io.keystream.edge.http.NewKeyFields;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What a body says of a key that is imported, as Vault's clients write it. */
final class ImportBodies {

  private static final int MAX_CIPHERTEXT_CHARACTERS = 8 * 1024;
  private static final OaepHash DEFAULT_HASH = OaepHash.SHA_256;

  private static final Map<OaepHash, String> HASHES =
      new EnumMap<>(
          Map.of(
              OaepHash.SHA_1, "SHA1",
              OaepHash.SHA_224, "SHA224",
              OaepHash.SHA_256, "SHA256",
              OaepHash.SHA_384, "SHA384",
              OaepHash.SHA_512, "SHA512"));

  private ImportBodies() {}

  static byte[] envelope(JsonBody body) {
    if (!Objects.requireNonNullElse(body.text("public_key"), "").isEmpty()) {
      throw new BadRequest("public_key must be empty: a public half alone is not imported");
    }
    var text = body.givenText("ciphertext");
    if (text.length() > MAX_CIPHERTEXT_CHARACTERS) {
      throw new BadRequest("ciphertext must have at most 8192 characters: " + text.length());
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      throw new BadRequest("ciphertext must be base64");
    }
  }

  static OaepHash hash(JsonBody body, Set<OaepHash> possible) {
    var given = Objects.requireNonNullElse(body.text("hash_function"), "");
    var name = given.isEmpty() ? HASHES.get(DEFAULT_HASH) : given;
    return possible.stream()
        .filter(hash -> Objects.equals(HASHES.get(hash), name))
        .findFirst()
        .orElseThrow(() ->
            new BadRequest(
                "hash_function must be "
                    + possible.stream()
                        .sorted()
                        .map(HASHES::get)
                        .collect(Collectors.joining(" or "))
                    + ", which is what this HSM unwraps with: '"
                    + name
                    + "'"));
  }

  static KeyOrigin origin(JsonBody body) {
    NewKeyFields.refuseImpossible(body);
    return Boolean.TRUE.equals(body.truth("allow_rotation"))
        ? KeyOrigin.IMPORTED_ROTATABLE
        : KeyOrigin.IMPORTED;
  }
}

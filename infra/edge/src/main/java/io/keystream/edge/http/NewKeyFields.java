package io.keystream.edge.http;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What bodies say of a key that is made, brought in or configured, as Vault's clients write it. */
public final class NewKeyFields {

  private static final String DEFAULT_TYPE = "aes256-gcm96";
  private static final int DEFAULT_HMAC_BYTES = 32;

  /** What lets material out, or derives it: keys in an HSM do neither. */
  private static final List<String> REFUSED =
      List.of("exportable", "allow_plaintext_backup", "derived", "convergent_encryption");

  private NewKeyFields() {}

  /**
   * The kind that the type means, of {@code hmac} by its size.
   *
   * @throws BadRequest for another type or size
   */
  public static KeyAlgorithm algorithm(JsonBody body) {
    var given = Objects.requireNonNullElse(body.text("type"), "");
    var type = given.isEmpty() ? DEFAULT_TYPE : given;
    var kinds =
        Arrays.stream(KeyAlgorithm.values())
            .filter(algorithm -> KeyTypes.type(algorithm).equals(type))
            .toList();
    if (kinds.isEmpty()) {
      throw new BadRequest("type must be one of " + types());
    }
    return kinds.size() == 1 ? kinds.getFirst() : ofSize(kinds, size(body));
  }

  private static KeyAlgorithm ofSize(List<KeyAlgorithm> kinds, int size) {
    return kinds.stream()
        .filter(algorithm -> KeyTypes.sizeBytes(algorithm).orElseThrow() == size)
        .findFirst()
        .orElseThrow(() -> new BadRequest("key_size must be 32, 48 or 64 bytes for hmac: " + size));
  }

  private static int size(JsonBody body) {
    var given = Objects.requireNonNullElse(body.number("key_size"), 0);
    return given == 0 ? DEFAULT_HMAC_BYTES : given;
  }

  private static String types() {
    return Arrays.stream(KeyAlgorithm.values())
        .map(KeyTypes::type)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /**
   * Refuses what no key does here.
   *
   * @throws BadRequest if one of the fields asks for it
   */
  public static void refuseImpossible(JsonBody body) {
    for (var field : REFUSED) {
      if (Boolean.TRUE.equals(body.truth(field))) {
        throw new BadRequest(field + " must be false: keys stay in the HSM and are not derived");
      }
    }
    if (body.duration("auto_rotate_period") != null) {
      throw new BadRequest("auto_rotate_period must be 0: nothing rotates by itself yet");
    }
  }
}

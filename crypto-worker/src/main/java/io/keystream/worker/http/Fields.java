package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads fields of a body or of one of its items, with what is meant where one is not given. */
final class Fields {

  /** What Vault derives keys from, and what would name the nonce: keys in an HSM have neither. */
  private static final Set<String> REFUSED = Set.of("context", "nonce");

  private Fields() {}

  /** Refuses what an item cannot have here. */
  static void check(ObjectNode item) {
    for (var field : REFUSED) {
      if (!text(item, field).isEmpty()) {
        throw new BadRequest(
            field + " must be empty: keys stay in the HSM and are not derived, nonces are its own");
      }
    }
    if (flag(item, "convergent_encryption")) {
      throw new BadRequest("convergent_encryption must be false: nonces are the HSM's own");
    }
  }

  static boolean isGiven(ObjectNode item, String field) {
    return item.hasNonNull(field);
  }

  /** Base64 as Vault has it; empty where the field is not given. */
  static ByteBuffer bytes(ObjectNode item, String field) {
    try {
      return ByteBuffer.wrap(Base64.getDecoder().decode(text(item, field)));
    } catch (IllegalArgumentException _) {
      throw new BadRequest(field + " must be base64");
    }
  }

  /** The same where it must be given. */
  static ByteBuffer givenBytes(ObjectNode item, String field) {
    if (!isGiven(item, field)) {
      throw new BadRequest(field + " must be given");
    }
    return bytes(item, field);
  }

  /** Empty where it is not given. */
  static String text(ObjectNode item, String field) {
    return Objects.requireNonNullElse(new JsonBody(item).text(field), "");
  }

  /** One of some words, the first where none is given. */
  static String word(ObjectNode item, String field, List<String> words) {
    var given = text(item, field);
    if (given.isEmpty()) {
      return words.getFirst();
    }
    if (!words.contains(given)) {
      throw new BadRequest(field + " must be " + String.join(" or ", words) + ": '" + given + "'");
    }
    return given;
  }

  static OptionalInt number(ObjectNode item, String field) {
    var number = new JsonBody(item).number(field);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** A number in a text, such as a path. */
  static int number(String text, String field) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      throw new BadRequest(field + " must be a whole number");
    }
  }

  /** False where it is not given. */
  static boolean flag(ObjectNode item, String field) {
    return Boolean.TRUE.equals(new JsonBody(item).truth(field));
  }

  /** Null for 0 or none, which is whichever version is active. */
  static @Nullable Integer keyVersion(ObjectNode item) {
    var version = number(item, "key_version").orElse(0);
    if (version < 0) {
      throw new BadRequest("key_version must be 0 for the active one or its number: " + version);
    }
    return version == 0 ? null : version;
  }
}

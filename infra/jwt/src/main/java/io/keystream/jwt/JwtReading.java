package io.keystream.jwt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.access.ClaimName;
import io.keystream.domain.jwt.JwtClaims;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims out of the payload of a JWT. */
final class JwtReading {

  /** Some thirty thousand years: what is further off is a mistake, or worse. */
  private static final double MAX_SECONDS = 1e12;

  private static final double MILLIS = 1000;

  private JwtReading() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if a claim of RFC 7519, 4.1 is of another type than there
   */
  static JwtClaims claims(ObjectNode payload) {
    var texts = new HashMap<String, List<String>>();
    collect("", payload, texts);
    return new JwtClaims(
        text(payload, "iss"),
        text(payload, "sub"),
        audiences(payload.path("aud")),
        time(payload, "exp"),
        time(payload, "nbf"),
        time(payload, "iat"),
        texts);
  }

  private static @Nullable String text(ObjectNode payload, String name) {
    var claim = payload.path(name);
    if (claim.isMissingNode()) {
      return null;
    }
    if (!claim.isTextual()) {
      throw new IllegalArgumentException("its '" + name + "' is no text");
    }
    return claim.asText();
  }

  /** One text, or a list of them. */
  private static List<String> audiences(JsonNode claim) {
    if (claim.isMissingNode()) {
      return List.of();
    }
    var all = claim.isArray() ? claim : List.of(claim);
    var texts = new ArrayList<String>();
    for (var one : all) {
      if (!one.isTextual()) {
        throw new IllegalArgumentException("its 'aud' is no text and no list of texts");
      }
      texts.add(one.asText());
    }
    return texts;
  }

  private static @Nullable Instant time(ObjectNode payload, String name) {
    var claim = payload.path(name);
    if (claim.isMissingNode()) {
      return null;
    }
    var seconds = claim.doubleValue();
    if (!claim.isNumber() || !(Math.abs(seconds) < MAX_SECONDS)) {
      throw new IllegalArgumentException("its '" + name + "' is no time in seconds");
    }
    return Instant.ofEpochMilli((long) (seconds * MILLIS));
  }

  private static void collect(String pointer, JsonNode node, Map<String, List<String>> texts) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(property ->
              collect(
                  pointer + "/" + ClaimName.escaped(property.getKey()),
                  property.getValue(),
                  texts));
      return;
    }
    var values = new ArrayList<String>();
    for (var one : node.isArray() ? node : List.of(node)) {
      if (one.isTextual() || one.isBoolean() || one.isIntegralNumber()) {
        values.add(one.asText());
      }
    }
    if (!values.isEmpty()) {
      texts.put(pointer, List.copyOf(values));
    }
  }
}

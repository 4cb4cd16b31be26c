package io.keystream.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request's body, as Vault's clients write them: a number may be a string, a
 * duration seconds or {@code 1h30m}, a list a string with commas. What is not known is passed over.
 *
 * @param fields without a body there are none
 */
public record JsonBody(ObjectNode fields) {

  /** Numbers stay as they are written: bodies hold values that somebody gets back. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /**
   * Reads it.
   *
   * @throws BadRequest if it is no JSON object, or does not come to its end in time
   */
  public static JsonBody read(ServerRequest request) {
    return read(request, Integer.MAX_VALUE);
  }

  /**
   * The same of whoever is nobody yet.
   *
   * @throws BadRequest also if it has more bytes than that
   */
  public static JsonBody read(ServerRequest request, int mostBytes) {
    var bytes = RequestBody.read(request, mostBytes);
    return bytes.length == 0 ? new JsonBody(JsonNodeFactory.instance.objectNode()) : of(bytes);
  }

  /**
   * Reads it from its bytes.
   *
   * @throws BadRequest if they are no JSON object
   */
  public static JsonBody of(byte[] bytes) {
    try {
      if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
        return new JsonBody(object);
      }
    } catch (IOException _) {
      // Told below, without what stands in it.
    }
    throw new BadRequest("the body must be a JSON object");
  }

  /** Null where the field is not given. */
  public @Nullable JsonBody object(String field) {
    var value = value(field);
    if (value == null) {
      return null;
    }
    if (value instanceof ObjectNode object) {
      return new JsonBody(object);
    }
    throw new BadRequest(field + " must be a JSON object");
  }

  /** As compact JSON, which whoever asks may wipe. */
  public byte[] bytes() {
    try {
      return MAPPER.writeValueAsBytes(fields);
    } catch (IOException e) {
      throw new IllegalStateException("a JSON object cannot be written", e);
    }
  }

  /** Null where the field is not given. */
  public @Nullable String text(String field) {
    var value = value(field);
    if (value == null || value.isTextual()) {
      return value == null ? null : value.textValue();
    }
    throw new BadRequest(field + " must be a string");
  }

  /** The same where it must be given, and not be empty. */
  public String givenText(String field) {
    var text = text(field);
    if (text == null || text.isEmpty()) {
      throw new BadRequest(field + " must be given");
    }
    return text;
  }

  /** Null where the field is not given. */
  public @Nullable Integer number(String field) {
    var value = value(field);
    if (value == null) {
      return null;
    }
    if (value.isTextual() && value.textValue().matches("-?\\d{1,9}")) {
      return Integer.valueOf(value.textValue());
    }
    if (value.canConvertToInt() && value.isIntegralNumber()) {
      return value.intValue();
    }
    throw new BadRequest(field + " must be a whole number");
  }

  /** Null where the field is not given. */
  public @Nullable Boolean truth(String field) {
    var value = value(field);
    if (value == null || value.isBoolean()) {
      return value == null ? null : value.booleanValue();
    }
    return switch (value.asText()) {
      case "true", "1" -> true;
      case "false", "0", "" -> value.isContainerNode() ? notATruth(field) : false;
      default -> notATruth(field);
    };
  }

  private static boolean notATruth(String field) {
    throw new BadRequest(field + " must be true or false");
  }

  /** Null where the field is not given, empty, or 0: clients say so of what shall be usual. */
  public @Nullable Duration duration(String field) {
    var duration = anyDuration(field);
    if (duration != null && (duration.isNegative() || !isWhole(duration))) {
      throw new BadRequest(field + " must be seconds, whole ones and not less than 0");
    }
    return duration == null || duration.isZero() ? null : duration;
  }

  private static boolean isWhole(Duration duration) {
    return duration.truncatedTo(ChronoUnit.SECONDS).equals(duration);
  }

  /**
   * Null where the field is not given, or empty; 0 and what lies below say something of their own.
   */
  public @Nullable Duration anyDuration(String field) {
    var value = value(field);
    // An object or a list has no text, and is no duration that was left out.
    var text = value == null ? "" : value.isContainerNode() ? value.toString() : value.asText();
    return text.isEmpty() ? null : GoDuration.of(field, text);
  }

  /** Null where the field is not given. */
  public @Nullable List<String> texts(String field) {
    var value = value(field);
    if (value == null) {
      return null;
    }
    if (value.isTextual()) {
      return value.textValue().isEmpty()
          ? List.of()
          : Stream.of(value.textValue().split(",")).map(String::strip).toList();
    }
    if (!value.isArray()) {
      throw new BadRequest(field + " must be a list of strings");
    }
    var texts = new ArrayList<String>();
    for (var one : value) {
      if (!one.isTextual()) {
        throw new BadRequest(field + " must be a list of strings");
      }
      texts.add(one.textValue());
    }
    return texts;
  }

  /** None where the field is not given. */
  public Map<String, String> pairs(String field) {
    var value = value(field);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof ObjectNode object)) {
      throw new BadRequest(field + " must be an object of strings");
    }
    var pairs = new LinkedHashMap<String, String>();
    for (var pair : object.properties()) {
      if (!pair.getValue().isTextual()) {
        throw new BadRequest(field + " must be an object of strings");
      }
      pairs.put(pair.getKey(), pair.getValue().textValue());
    }
    return pairs;
  }

  /** The same where the object may be a text of JSON, as Vault has it of metadata. */
  public Map<String, String> pairsOrText(String field) {
    var value = value(field);
    if (value == null || !value.isTextual() || value.textValue().isEmpty()) {
      return value == null || value.isTextual() ? Map.of() : pairs(field);
    }
    try {
      var fields = JsonNodeFactory.instance.objectNode();
      fields.set(field, MAPPER.readTree(value.textValue()));
      return new JsonBody(fields).pairs(field);
    } catch (IOException _) {
      throw new BadRequest(field + " must be an object of strings, or a text of one in JSON");
    }
  }

  private @Nullable JsonNode value(String field) {
    var value = fields.get(field);
    return value == null || value.isNull() ? null : value;
  }
}

package io.keystream.worker.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The body of a request to the transit engine: one item, or several as {@code batch_input}.
 *
 * @param isBatch whether the answer is a list too
 */
record TransitBody(List<ObjectNode> items, boolean isBatch) {

  /** As many as have room in the time that a client waits. */
  static final int MAX_BATCH = 1000;

  private static final String BATCH = "batch_input";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What Vault derives keys from, and what would name the nonce: keys in an HSM have neither. */
  private static final Set<String> REFUSED = Set.of("context", "nonce");

  /**
   * Reads it; what is not known is passed over, as Vault does.
   *
   * @throws BadRequest if it is no such body
   */
  static TransitBody read(byte[] bytes) {
    try {
      if (!(MAPPER.readTree(bytes) instanceof ObjectNode body)) {
        throw new BadRequest("the body must be a JSON object");
      }
      var batch = body.get(BATCH);
      return batch == null || batch.isNull()
          ? new TransitBody(List.of(body), false)
          : new TransitBody(items(batch), true);
    } catch (IOException _) {
      throw new BadRequest("the body must be a JSON object");
    }
  }

  private static List<ObjectNode> items(JsonNode batch) {
    if (!batch.isArray() || batch.isEmpty() || batch.size() > MAX_BATCH) {
      throw new BadRequest(BATCH + " must be a list of 1 to " + MAX_BATCH + " items");
    }
    var items = new ArrayList<ObjectNode>();
    for (var item : batch) {
      if (!(item instanceof ObjectNode object)) {
        throw new BadRequest(BATCH + " must hold JSON objects only");
      }
      items.add(object);
    }
    return items;
  }

  /** Refuses what an item cannot have here. */
  static void check(ObjectNode item) {
    for (var field : REFUSED) {
      if (!text(item, field).isEmpty()) {
        throw new BadRequest(
            field + " must be empty: keys stay in the HSM and are not derived, nonces are its own");
      }
    }
  }

  /** Base64 as Vault has it; empty where the field is not given. */
  static byte[] bytes(ObjectNode item, String field) {
    try {
      return Base64.getDecoder().decode(text(item, field));
    } catch (IllegalArgumentException _) {
      throw new BadRequest(field + " must be base64");
    }
  }

  static String text(ObjectNode item, String field) {
    var value = item.get(field);
    if (value == null || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new BadRequest(field + " must be a string");
    }
    return value.textValue();
  }
}

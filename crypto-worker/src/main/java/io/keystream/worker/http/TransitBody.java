package io.keystream.worker.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.http.BadRequest;
import io.keystream.http.JsonBody;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a request to the transit engine: one item, or several as {@code batch_input}.
 *
 * @param whole what applies to all items stands there; the one item itself where it is no batch
 * @param isBatch whether the answer is a list too
 */
record TransitBody(ObjectNode whole, List<ObjectNode> items, boolean isBatch) {

  /** As many as have room in the time that a client waits. */
  static final int MAX_BATCH = 1000;

  private static final String BATCH = "batch_input";

  /**
   * Reads it; an empty one is an empty object, and what is not known is passed over, as Vault does.
   *
   * @throws BadRequest if it is no such body
   */
  static TransitBody read(byte[] bytes) {
    var body = object(bytes);
    var batch = body.get(BATCH);
    return batch == null || batch.isNull()
        ? new TransitBody(body, List.of(body), false)
        : new TransitBody(body, items(batch), true);
  }

  private static ObjectNode object(byte[] bytes) {
    return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : JsonBody.of(bytes).fields();
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
}

package io.keystream.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** What Vault puts around the data of an answer. */
public final class Envelope {
  private Envelope() {}

  /** What a login or a token's maker gets, in place of data. */
  public static ObjectNode ofAuth(String requestId, ObjectNode auth) {
    var body = of(requestId, JsonNodeFactory.instance.objectNode());
    body.putNull("data").set("auth", auth);
    return body;
  }

  /** Names, as a list of anything has them. */
  public static ObjectNode ofKeys(String requestId, Collection<String> names) {
    var data = JsonNodeFactory.instance.objectNode();
    names.forEach(data.putArray("keys")::add);
    return of(requestId, data);
  }

  /**
   * The data in its envelope.
   *
   * @param requestId names the request in the audit log
   */
  public static ObjectNode of(String requestId, ObjectNode data) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("request_id", requestId)
        .put("lease_id", "")
        .put("renewable", false)
        .put("lease_duration", 0);
    body.set("data", data);
    body.putNull("wrap_info").putNull("warnings").putNull("auth");
    return body;
  }
}

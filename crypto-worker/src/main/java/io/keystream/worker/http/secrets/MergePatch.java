package io.keystream.worker.http.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes an object as a JSON merge patch says (RFC 7396): what is null goes, the rest is set. */
final class MergePatch {

  private MergePatch() {}

  /** The target itself, changed. */
  static ObjectNode apply(ObjectNode target, ObjectNode patch) {
    for (var field : patch.properties()) {
      var name = field.getKey();
      if (field.getValue().isNull()) {
        target.remove(name);
      } else if (field.getValue() instanceof ObjectNode deeper) {
        var before =
            target.get(name) instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode();
        target.set(name, apply(before, deeper));
      } else {
        target.set(name, field.getValue());
      }
    }
    return target;
  }
}

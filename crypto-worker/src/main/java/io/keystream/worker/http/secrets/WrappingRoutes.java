package io.keystream.worker.http.secrets;

import static io.keystream.http.Questions.READ;
import static io.keystream.http.Questions.route;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.domain.policy.SecretPaths;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.http.HttpCaller;
import io.keystream.http.Answer;
import io.keystream.http.Envelope;
import io.keystream.http.Questions;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.worker.secrets.SecretValues;
import java.util.UUID;

/** Tells how many values each version of the key of all secrets wraps: what a rotation left. */
final class WrappingRoutes implements HttpService {

  private static final String WRAPPING = "/wrapping";

  private final Front front;
  private final SecretValues values;
  private final String key;

  WrappingRoutes(Front front, SecretValues values, String key) {
    this.front = front;
    this.values = values;
    this.key = key;
  }

  @Override
  public void routing(HttpRules rules) {
    route(rules, READ, WRAPPING, this::wrapping);
    rules.any(WRAPPING, Questions.only("GET"));
  }

  private Answer wrapping(ServerRequest request) {
    return front.answer(
        HttpCaller.of(request),
        new Asked(AuditKind.USE, "ReadSecretWrapping", "secret", SecretPaths.readWrapping()),
        (_, id, _) -> told(id));
  }

  private Answer told(UUID id) {
    var wrapping = values.wrapping();
    var data = JsonNodeFactory.instance.objectNode();
    data.put("key", key).put("active_version", wrapping.active());
    var numbers = data.putObject("values");
    wrapping.values().forEach((version, number) -> numbers.put(version.toString(), number));
    return Answer.ok(Envelope.of(id.toString(), data));
  }
}

package io.keystream.commands.http;

import static io.keystream.http.Questions.WRITE;
import static io.keystream.http.Questions.route;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.domain.key.KeyName;
import io.keystream.edge.http.Listening;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Questions;
import java.time.InstantSource;

/** Serves what Vault has no word for, under {@code keystream/keys}: the states of a key. */
final class StateRoutes implements HttpService {

  private static final String KEYS = "/keys/";

  private final Listening listening;
  private final KeyChanges changes;
  private final InstantSource clock;

  StateRoutes(Listening listening, KeyChanges changes, InstantSource clock) {
    this.listening = listening;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    route(rules, WRITE, KEYS + "*", this::change);
  }

  private Answer change(ServerRequest request) {
    var rest = Questions.behind(KEYS, request);
    var end = Math.max(rest.lastIndexOf('/'), 0);
    var verb = StateVerb.of(rest.substring(end));
    if (verb == null) {
      throw BadRequest.ofPath("nothing is done to a key by the last word of the path");
    }
    var key = BadRequest.checked("name", () -> new KeyName(rest.substring(0, end)));
    return listening.to(
        request, (caller, body) -> changes.tell(caller, verb.command(key, body, clock.instant())));
  }
}

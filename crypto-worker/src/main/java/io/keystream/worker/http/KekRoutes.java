package io.keystream.worker.http;

import static io.keystream.http.Questions.READ;
import static io.keystream.http.Questions.WRITE;
import static io.keystream.http.Questions.route;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;
import io.keystream.edge.Asked;
import io.keystream.edge.Front;
import io.keystream.edge.http.HttpCaller;
import io.keystream.http.Answer;
import io.keystream.http.Envelope;
import io.keystream.http.Questions;
import io.keystream.schemas.wire.AuditKind;
import io.keystream.worker.keks.KekEpochs;
import java.util.List;
import java.util.UUID;

/**
 * Tells which key-encryption keys there are, and has the next one made: in Vault's words the terms
 * of the barrier's key.
 */
final class KekRoutes implements HttpService {

  private static final String STATUS = "/key-status";
  private static final String ROTATE = "/rotate";
  private static final String RESOURCE = "sys";

  private final Front front;
  private final KekEpochs keks;

  KekRoutes(Front front, KekEpochs keks) {
    this.front = front;
    this.keks = keks;
  }

  @Override
  public void routing(HttpRules rules) {
    route(rules, READ, STATUS, this::status);
    rules.any(STATUS, Questions.only("GET"));
    route(rules, WRITE, ROTATE, this::rotate);
    rules.any(ROTATE, Questions.only("POST, PUT"));
  }

  private Answer status(ServerRequest request) {
    return front.answer(
        HttpCaller.of(request),
        new Asked(
            AuditKind.USE,
            "ReadKeyStatus",
            RESOURCE + STATUS,
            new Access(RESOURCE + STATUS, Capability.READ)),
        (_, id, _) ->
            keks.status()
                .map(terms -> told(id, terms))
                .orElseGet(() ->
                    Answer.error(
                        Answer.UNAVAILABLE,
                        List.of("the first key-encryption key has not been announced yet"))));
  }

  private static Answer told(UUID id, List<KekEpochs.Term> terms) {
    var data = JsonNodeFactory.instance.objectNode();
    var newest = terms.getLast();
    data.put("term", newest.number())
        .put("install_time", newest.since().toString())
        .put("encryptions", newest.wraps());
    var all = data.putArray("terms");
    for (var term : terms) {
      all.addObject()
          .put("term", term.number())
          .put("label", term.label())
          .put("install_time", term.since().toString())
          .put("encryptions", term.wraps())
          .put("destroyed_time", term.destroyedAt() == null ? null : term.destroyedAt().toString());
    }
    return Answer.ok(Envelope.of(id.toString(), data));
  }

  /** The worker that has the turn does it. */
  private Answer rotate(ServerRequest request) {
    return front.answer(
        HttpCaller.of(request),
        new Asked(
            AuditKind.CHANGE,
            "WishForNextKek",
            RESOURCE + ROTATE,
            new Access(RESOURCE + ROTATE, Capability.UPDATE)),
        (_, _, now) ->
            Hindrances.told(() -> {
              keks.wishForNext(now);
              return Answer.done();
            }));
  }
}

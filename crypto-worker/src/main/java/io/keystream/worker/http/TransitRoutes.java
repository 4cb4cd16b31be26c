package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.keystream.follow.NotCurrent;
import io.keystream.http.Answer;
import io.keystream.http.Edge;
import io.keystream.http.Envelope;
import io.keystream.http.RequestBody;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.worker.requests.DirectRequest;
import io.keystream.worker.requests.DirectUses;
import io.keystream.worker.requests.NotCarriedOut;
import io.keystream.worker.requests.NotRecorded;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code transit/encrypt} and {@code transit/decrypt}; the key's name is a path. */
final class TransitRoutes implements HttpService {

  private static final Logger log = LoggerFactory.getLogger(TransitRoutes.class);

  private static final String ENCRYPT = "/encrypt/";
  private static final String DECRYPT = "/decrypt/";

  private final DirectUses uses;
  private final InstantSource clock;

  TransitRoutes(DirectUses uses, InstantSource clock) {
    this.uses = uses;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    for (var method : List.of(Method.POST, Method.PUT)) {
      rules
          .route(
              method,
              ENCRYPT + "*",
              (request, response) -> use(TransitOperation.ENCRYPT, ENCRYPT, request, response))
          .route(
              method,
              DECRYPT + "*",
              (request, response) -> use(TransitOperation.DECRYPT, DECRYPT, request, response));
    }
  }

  private void use(
      TransitOperation operation, String prefix, ServerRequest request, ServerResponse response) {
    var key = request.path().path().substring(prefix.length());
    Edge.send(response, () -> answer(operation, key, request));
  }

  private Answer answer(TransitOperation operation, String key, ServerRequest request) {
    try {
      var caller = HttpCaller.of(request);
      if (caller.isEmpty()) {
        uses.refuse(HttpCaller.source(request), "no-certificate", "No certificate was shown.");
        return Answer.error(
            Answer.FORBIDDEN, List.of("permission denied: show a certificate that was enrolled"));
      }
      var turnedAway = turnAway(caller.get());
      return turnedAway.isPresent()
          ? turnedAway.get()
          : answer(operation, key, caller.get(), body(request));
    } catch (BadRequest e) {
      return Answer.error(Answer.BAD_REQUEST, List.of(String.valueOf(e.getMessage())));
    } catch (NotCarriedOut e) {
      log.atWarn().setMessage("not carried out").setCause(e).log();
      return Answer.error(
          Answer.UNAVAILABLE, List.of("token-unavailable: the HSM did not do it in time"));
    } catch (NotCurrent | NotRecorded e) {
      log.atWarn().setMessage("not answered").setCause(e).log();
      return Answer.error(
          Answer.UNAVAILABLE,
          List.of("Kafka does not do its part: nothing is carried out without a record"));
    }
  }

  /** A stranger's body is not read. */
  private Optional<Answer> turnAway(HttpCaller caller) {
    return uses.turnAway(caller.principal(), caller.certificate(), caller.source())
        .flatMap(Failure::of)
        .map(Failure::answer);
  }

  private static TransitBody body(ServerRequest request) {
    try {
      var bytes = RequestBody.read(request);
      try {
        return TransitBody.read(bytes);
      } finally {
        Arrays.fill(bytes, (byte) 0);
      }
    } catch (IOException e) {
      throw new BadRequest("the body could not be read: " + e.getMessage());
    }
  }

  private Answer answer(
      TransitOperation operation, String key, HttpCaller caller, TransitBody body) {
    var requests = new ArrayList<DirectRequest>();
    for (var item : body.items()) {
      TransitBody.check(item);
      requests.add(request(key, caller, operation.request(item)));
    }
    var id = requests.getFirst().id().toString();
    var answers = uses.answer(requests);
    return body.isBatch()
        ? batch(id, operation, body.items(), answers)
        : single(id, operation, answers.getFirst());
  }

  private DirectRequest request(String key, HttpCaller caller, SpecificRecord operation) {
    return new DirectRequest(
        UUID.randomUUID(),
        caller.principal(),
        caller.application(),
        caller.certificate(),
        caller.source(),
        new CryptoRequestRecord(caller.user(), key, clock.instant(), operation));
  }

  private static Answer single(String id, TransitOperation operation, SpecificRecord answer) {
    return Failure.of(answer)
        .map(Failure::answer)
        .orElseGet(() -> {
          var data = JsonNodeFactory.instance.objectNode();
          operation.answer(answer, data);
          return Answer.ok(Envelope.of(id, data));
        });
  }

  /** One that failed makes the status 400, as Vault does; the others are answered all the same. */
  private static Answer batch(
      String id, TransitOperation operation, List<ObjectNode> items, List<SpecificRecord> answers) {
    var data = JsonNodeFactory.instance.objectNode();
    var results = data.putArray("batch_results");
    var status = Answer.OK;
    for (var i = 0; i < answers.size(); i++) {
      var result = results.addObject();
      var answer = answers.get(i);
      var failure = Failure.of(answer);
      if (failure.isPresent()) {
        result.put("error", failure.get().message());
        status = Answer.BAD_REQUEST;
      } else {
        operation.answer(answer, result);
      }
      copyReference(items.get(i), result);
    }
    return new Answer(status, Envelope.of(id, data));
  }

  private static void copyReference(ObjectNode item, ObjectNode result) {
    var reference = item.get("reference");
    if (reference != null && reference.isTextual()) {
      result.set("reference", reference);
    }
  }
}

package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.http.Answer;
import io.keystream.http.Edge;
import io.keystream.http.Envelope;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.worker.kafka.NotCurrent;
import io.keystream.worker.requests.DirectRequest;
import io.keystream.worker.requests.DirectUses;
import io.keystream.worker.requests.NotRecorded;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what callers ask to the worker, each in its name. */
final class TransitCalls implements KeyKinds {

  private static final Logger log = LoggerFactory.getLogger(TransitCalls.class);

  private final DirectUses uses;
  private final InstantSource clock;

  TransitCalls(DirectUses uses, InstantSource clock) {
    this.uses = uses;
    this.clock = clock;
  }

  @Override
  public Optional<KeyAlgorithm> of(String key) {
    return uses.algorithm(key);
  }

  /** Answers somebody who says who it is; what cannot be read or recorded is told. */
  void send(ServerRequest request, ServerResponse response, Function<HttpCaller, Answer> question) {
    Edge.send(response, () -> answer(request, question));
  }

  private Answer answer(ServerRequest request, Function<HttpCaller, Answer> question) {
    try {
      var caller = HttpCaller.of(request);
      if (caller.isEmpty()) {
        uses.refuse(HttpCaller.source(request), "no-certificate", "No certificate was shown.");
        return Answer.error(
            Answer.FORBIDDEN, List.of("permission denied: show a certificate that was enrolled"));
      }
      return question.apply(caller.get());
    } catch (BadRequest e) {
      return Answer.error(Answer.BAD_REQUEST, List.of(String.valueOf(e.getMessage())));
    } catch (NotCurrent | NotRecorded e) {
      log.atWarn().setMessage("not answered").setCause(e).log();
      return Answer.error(
          Answer.UNAVAILABLE,
          List.of("Kafka does not do its part: nothing is carried out without a record"));
    }
  }

  /** What the worker answers, in the order in which it is asked. */
  List<SpecificRecord> ask(List<DirectRequest> requests) {
    return uses.answer(requests);
  }

  DirectRequest request(HttpCaller caller, String key, Asked asked) {
    return new DirectRequest(
        UUID.randomUUID(),
        caller.principal(),
        caller.application(),
        caller.certificate(),
        caller.source(),
        new CryptoRequestRecord(
            caller.user(), key, clock.instant(), asked.operation(), asked.activeVersion()));
  }

  /** One use, answered by itself. */
  Answer single(HttpCaller caller, TransitUse use, ObjectNode item) {
    var request = request(caller, use.key(), use.asked(item));
    var answer = ask(List.of(request)).getFirst();
    return Failure.of(answer)
        .map(failure -> Answer.error(failure.status(), List.of(failure.message())))
        .orElseGet(() -> {
          var data = JsonNodeFactory.instance.objectNode();
          use.answer(answer, data);
          return Answer.ok(Envelope.of(request.id().toString(), data));
        });
  }
}

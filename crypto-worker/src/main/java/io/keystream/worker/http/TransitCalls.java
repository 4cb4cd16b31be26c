package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.edge.Recognition;
import io.keystream.edge.http.HttpCaller;
import io.keystream.edge.http.RecordedUnread;
import io.keystream.http.Answer;
import io.keystream.http.Edge;
import io.keystream.http.Envelope;
import io.keystream.schemas.wire.CryptoRequestRecord;
import io.keystream.worker.requests.DirectRequest;
import io.keystream.worker.requests.DirectUses;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Puts what callers ask to the worker, each in its name. */
final class TransitCalls implements KeyKinds {

  private final DirectUses uses;
  private final RecordedUnread unread;
  private final InstantSource clock;

  TransitCalls(DirectUses uses, InstantSource clock) {
    this.uses = uses;
    this.unread = new RecordedUnread(uses.front());
    this.clock = clock;
  }

  @Override
  public Optional<KeyAlgorithm> of(String key) {
    return uses.algorithm(key);
  }

  /** Answers somebody who says who it is; what cannot be read or recorded is told. */
  void send(
      ServerRequest request, ServerResponse response, Function<KnownCaller, Answer> question) {
    Edge.send(response, () -> answer(request, question));
  }

  private Answer answer(ServerRequest request, Function<KnownCaller, Answer> question) {
    return Hindrances.told(() -> {
      var caller = HttpCaller.of(request);
      return switch (uses.recognise(caller.shown(), caller.source())) {
        // Nothing that it sends is read.
        case Recognition.Refused refused -> Answer.error(Answer.FORBIDDEN, List.of(refused.told()));
        case Recognition.Known known -> question.apply(new KnownCaller(caller, known));
      };
    });
  }

  /** What the worker answers, in the order in which it is asked. */
  List<SpecificRecord> ask(List<DirectRequest> requests) {
    return uses.answer(requests);
  }

  /**
   * Puts on record what nobody can read of a request.
   *
   * @return the refusal, once it is on record
   */
  Answer refuse(KnownCaller caller, ServerRequest request, UUID id, Answer refusal) {
    return unread.answer(caller.http(), request, id, refusal);
  }

  DirectRequest request(KnownCaller caller, String key, Asked asked) {
    return new DirectRequest(
        UUID.randomUUID(),
        caller.http().shown(),
        caller.known(),
        caller.application(),
        caller.http().source(),
        new CryptoRequestRecord(
            caller.http().user(), key, clock.instant(), asked.operation(), asked.activeVersion()));
  }

  /** One use, answered by itself. */
  Answer single(KnownCaller caller, TransitUse use, ObjectNode item) {
    var request = request(caller, use.key(), use.asked(item));
    var answer = ask(List.of(request)).getFirst();
    return Failure.of(answer)
        .map(Failure::answer)
        .orElseGet(() -> {
          var data = JsonNodeFactory.instance.objectNode();
          use.answer(answer, data);
          return Answer.ok(Envelope.of(request.id().toString(), data));
        });
  }
}

package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.http.Answer;
import io.keystream.http.BadRequest;
import io.keystream.http.Envelope;
import io.keystream.worker.requests.DirectRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Several items of one use: each is asked, recorded and answered by itself, and what one of them
 * lacks holds up no other.
 */
final class TransitBatch {

  private static final String PARTIAL_FAILURE = "partial_failure_response_code";
  private static final int LOWEST_STATUS = 200;
  private static final int HIGHEST_STATUS = 599;

  private final TransitCalls calls;
  private final KnownCaller caller;
  private final ServerRequest asking;
  private final TransitUse use;
  private final TransitBody body;

  TransitBatch(
      TransitCalls calls,
      KnownCaller caller,
      ServerRequest asking,
      TransitUse use,
      TransitBody body) {
    this.calls = calls;
    this.caller = caller;
    this.asking = asking;
    this.use = use;
    this.body = body;
  }

  /** An item of the body as the worker is asked it, or not. */
  private sealed interface Item {

    record Sound(DirectRequest request) implements Item {}

    record Unsound(String why) implements Item {}
  }

  /**
   * Asks and answers.
   *
   * @throws BadRequest if not even the batch can be read
   */
  Answer answer() {
    var partialFailure = partialFailure();
    var items = body.items().stream().map(this::read).toList();
    var requests = requests(items);
    var id = requests.isEmpty() ? UUID.randomUUID() : requests.getFirst().id();
    var unsound = unsound(items);
    if (unsound != null) {
      var recordId = requests.isEmpty() ? id : UUID.randomUUID();
      var told = calls.refuse(caller, asking, recordId, unsound);
      if (!told.equals(unsound)) {
        return told;
      }
    }
    var answers = requests.isEmpty() ? List.<SpecificRecord>of() : calls.ask(requests);
    var data = JsonNodeFactory.instance.objectNode();
    var results = data.putArray("batch_results");
    var next = answers.iterator();
    var failed = 0;
    for (var i = 0; i < items.size(); i++) {
      var result = results.addObject();
      failed += put(items.get(i), next, result) ? 0 : 1;
      result.put("reference", reference(body.items().get(i)));
    }
    var status = failed == 0 ? Answer.OK : failed < items.size() ? partialFailure : allFailed();
    return new Answer(status, Envelope.of(id.toString(), data));
  }

  private Item read(ObjectNode item) {
    try {
      return new Item.Sound(calls.request(caller, use.key(), use.asked(item)));
    } catch (BadRequest e) {
      return new Item.Unsound(String.valueOf(e.getMessage()));
    }
  }

  /** What is put on record of items that cannot be read; null where all can. */
  private static @Nullable Answer unsound(List<Item> items) {
    var unsound =
        items.stream()
            .filter(Item.Unsound.class::isInstance)
            .map(Item.Unsound.class::cast)
            .toList();
    return unsound.isEmpty()
        ? null
        : Answer.error(
            Answer.BAD_REQUEST,
            List.of(
                "%d of %d items cannot be read, the first: %s"
                    .formatted(unsound.size(), items.size(), unsound.getFirst().why())));
  }

  private static List<DirectRequest> requests(List<Item> items) {
    var requests = new ArrayList<DirectRequest>();
    for (var item : items) {
      if (item instanceof Item.Sound(var request)) {
        requests.add(request);
      }
    }
    return requests;
  }

  /** Whether it was carried out. */
  private boolean put(Item item, Iterator<SpecificRecord> answers, ObjectNode result) {
    return switch (item) {
      case Item.Unsound(var why) -> {
        result.put("error", why);
        yield false;
      }
      case Item.Sound _ -> {
        var answer = answers.next();
        var failure = Failure.of(answer);
        if (failure.isPresent()) {
          result.put("error", failure.get().message());
        } else {
          use.answer(answer, result);
        }
        yield failure.isEmpty();
      }
    };
  }

  private int allFailed() {
    return use.statusOfFailedBatch();
  }

  /** The status where some items failed and others did not. */
  private int partialFailure() {
    var status = Fields.number(body.whole(), PARTIAL_FAILURE).orElse(allFailed());
    if (status < LOWEST_STATUS || status > HIGHEST_STATUS) {
      throw new BadRequest(
          "%s must be %d to %d: %d"
              .formatted(PARTIAL_FAILURE, LOWEST_STATUS, HIGHEST_STATUS, status));
    }
    return status;
  }

  private static String reference(ObjectNode item) {
    var reference = item.get("reference");
    return reference != null && reference.isTextual() ? reference.textValue() : "";
  }
}

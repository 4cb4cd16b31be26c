package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.http.Answer;
import io.keystream.http.Envelope;
import io.keystream.schemas.reply.KeyShown;
import io.keystream.schemas.reply.KeysListed;
import io.keystream.schemas.reply.UseRefused;
import io.keystream.schemas.request.ListKeys;
import io.keystream.schemas.request.ShowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** {@code transit/keys}: what a key is, and which keys there are. */
final class KeyReading {

  /** As many as one answer of the worker may hold. */
  private static final int PAGE = 4000;

  private final TransitCalls calls;

  KeyReading(TransitCalls calls) {
    this.calls = calls;
  }

  /** 404 without a reason where there is no such key, as Vault does. */
  Answer show(KnownCaller caller, String name) {
    var request = calls.request(caller, name, new Asked(new ShowKey()));
    var answer = calls.ask(List.of(request)).getFirst();
    return answer instanceof KeyShown key
        ? Answer.ok(Envelope.of(request.id().toString(), data(name, key)))
        : failed(answer);
  }

  /** All of them, page by page; each page is a use of its own. */
  Answer list(KnownCaller caller) {
    var names = new ArrayList<String>();
    while (true) {
      var after = names.isEmpty() ? "" : names.getLast();
      var request = calls.request(caller, "", new Asked(new ListKeys(after, PAGE)));
      var answer = calls.ask(List.of(request)).getFirst();
      if (!(answer instanceof KeysListed page)) {
        return failed(answer);
      }
      names.addAll(page.getNames());
      if (page.getNames().size() < PAGE) {
        return listed(request.id(), names);
      }
    }
  }

  private static Answer listed(UUID id, List<String> names) {
    return names.isEmpty()
        ? Answer.error(Answer.NOT_FOUND, List.of())
        : Answer.ok(Envelope.ofKeys(id.toString(), names));
  }

  private static ObjectNode data(String name, KeyShown key) {
    var data = JsonNodeFactory.instance.objectNode();
    ShownKey.put(data, name, key);
    return data;
  }

  private static Answer failed(SpecificRecord answer) {
    return answer instanceof UseRefused refused && refused.getCode().equals("key-does-not-exist")
        ? Answer.error(Answer.NOT_FOUND, List.of())
        : Failure.of(answer)
            .map(Failure::answer)
            .orElseThrow(() -> new IllegalStateException("not an answer: " + answer.getSchema()));
  }
}

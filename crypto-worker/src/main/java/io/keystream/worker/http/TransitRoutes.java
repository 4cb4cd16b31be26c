package io.keystream.worker.http;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.http.Questions;
import io.keystream.http.RequestBody;
import io.keystream.worker.requests.DirectUses;
import java.time.InstantSource;
import java.util.Arrays;

/** Serves Vault's transit engine; a key's name is a path. */
final class TransitRoutes implements HttpService {

  private final TransitCalls calls;

  TransitRoutes(DirectUses uses, InstantSource clock) {
    this.calls = new TransitCalls(uses, clock);
  }

  /** What path and body name. */
  private interface Named {

    /**
     * The use.
     *
     * @param path behind the verb, without a slash at its beginning
     */
    TransitUse use(String path, TransitBody body);
  }

  @Override
  public void routing(HttpRules rules) {
    ofKey(rules, "/encrypt", (path, _) -> new Encrypting(path));
    ofKey(rules, "/decrypt", (path, _) -> new Decrypting(path));
    ofKey(rules, "/rewrap", (path, _) -> new Rewrapping(path));
    ofKey(rules, "/datakey", (path, _) -> DataKeys.of(path));
    ofKey(
        rules, "/hmac", (path, body) -> new Macs(KeyAndHash.of(path, body.whole()), body.whole()));
    ofKey(
        rules,
        "/sign",
        (path, body) -> new Signing(KeyAndHash.of(path, body.whole()), body, calls));
    ofKey(
        rules,
        "/verify",
        (path, body) -> new Verifying(KeyAndHash.of(path, body.whole()), body, calls));
    ofNoKey(rules, "/random", (path, body) -> RandomBytes.of(path, body.whole()));
    ofNoKey(rules, "/hash", (path, body) -> Hashing.of(path, body.whole()));
    new KeyRoutes(calls).routing(rules);
  }

  private void ofNoKey(HttpRules rules, String verb, Named named) {
    serve(rules, verb, verb, named);
    ofKey(rules, verb, named);
  }

  private void ofKey(HttpRules rules, String verb, Named named) {
    serve(rules, verb + "/*", verb, named);
  }

  private void serve(HttpRules rules, String pattern, String verb, Named named) {
    for (var method : Questions.WRITE) {
      rules.route(
          method,
          pattern,
          (request, response) ->
              calls.send(
                  request,
                  response,
                  caller -> {
                    var body = read(request);
                    var use = named.use(Questions.behind(verb + "/", request), body);
                    return body.isBatch() && use.hasBatches()
                        ? new TransitBatch(calls, caller, request, use, body).answer()
                        : calls.single(caller, use, body.whole());
                  }));
    }
    rules.any(pattern, Questions.only("POST, PUT"));
  }

  private static TransitBody read(ServerRequest request) {
    var bytes = RequestBody.read(request);
    try {
      return TransitBody.read(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}

package io.keystream.commands.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.edge.http.HttpCaller;
import io.keystream.http.Answer;
import io.keystream.http.Edge;
import io.keystream.http.JsonBody;
import java.util.List;
import java.util.function.Function;

/** Serves {@code auth/token} and {@code auth/cert/login}. */
final class AuthRoutes implements HttpService {

  private static final Method LIST = Method.create("LIST");
  private static final List<Method> WRITE = List.of(Method.POST, Method.PUT);

  private final TokenMaking making;
  private final TokenKeeping keeping;

  AuthRoutes(TokenMaking making, TokenKeeping keeping) {
    this.making = making;
    this.keeping = keeping;
  }

  @Override
  public void routing(HttpRules rules) {
    write(
        rules,
        "/cert/login",
        request -> making.logIn(HttpCaller.byCertificate(request), JsonBody.read(request)));
    making(rules);
    ofItself(rules);
    ofOthers(rules);
  }

  private void making(HttpRules rules) {
    write(
        rules,
        "/token/create",
        request -> making.create(HttpCaller.of(request), JsonBody.read(request)));
    write(
        rules,
        "/token/create-orphan",
        request -> making.createOrphan(HttpCaller.of(request), JsonBody.read(request)));
  }

  private void ofItself(HttpRules rules) {
    answer(
        rules,
        Method.GET,
        "/token/lookup-self",
        request -> keeping.lookUpSelf(HttpCaller.of(request), HttpCaller.shownToken(request)));
    write(
        rules,
        "/token/renew-self",
        request ->
            keeping.renewSelf(
                HttpCaller.of(request), JsonBody.read(request), HttpCaller.shownToken(request)));
    write(rules, "/token/revoke-self", request -> keeping.revokeSelf(HttpCaller.of(request)));
  }

  private void ofOthers(HttpRules rules) {
    write(rules, "/token/lookup", request -> lookUp(request, NamedToken::bySecret, "lookup"));
    write(
        rules,
        "/token/lookup-accessor",
        request -> lookUp(request, NamedToken::byAccessor, "lookup-accessor"));
    write(rules, "/token/renew", request -> renew(request, NamedToken::bySecret, "renew"));
    write(
        rules,
        "/token/renew-accessor",
        request -> renew(request, NamedToken::byAccessor, "renew-accessor"));
    write(rules, "/token/revoke", request -> revoke(request, NamedToken::bySecret, "revoke"));
    write(
        rules,
        "/token/revoke-accessor",
        request -> revoke(request, NamedToken::byAccessor, "revoke-accessor"));
    answer(rules, LIST, "/token/accessors", request -> keeping.list(HttpCaller.of(request)));
    answer(rules, Method.GET, "/token/accessors", request -> keeping.list(HttpCaller.of(request)));
  }

  private Answer lookUp(ServerRequest request, Function<JsonBody, NamedToken> named, String verb) {
    return keeping.lookUp(HttpCaller.of(request), named.apply(JsonBody.read(request)), verb);
  }

  private Answer renew(ServerRequest request, Function<JsonBody, NamedToken> named, String verb) {
    var body = JsonBody.read(request);
    return keeping.renew(HttpCaller.of(request), body, named.apply(body), verb);
  }

  private Answer revoke(ServerRequest request, Function<JsonBody, NamedToken> named, String verb) {
    return keeping.revoke(HttpCaller.of(request), named.apply(JsonBody.read(request)), verb);
  }

  private static void write(
      HttpRules rules, String path, Function<ServerRequest, Answer> answering) {
    WRITE.forEach(method -> answer(rules, method, path, answering));
  }

  private static void answer(
      HttpRules rules, Method method, String path, Function<ServerRequest, Answer> answering) {
    rules.route(
        method, path, (request, response) -> Edge.send(response, () -> answering.apply(request)));
  }
}

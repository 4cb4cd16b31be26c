package io.keystream.commands.http;

import static io.keystream.http.Questions.LISTED;
import static io.keystream.http.Questions.READ;
import static io.keystream.http.Questions.WRITE;
import static io.keystream.http.Questions.route;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.keystream.edge.http.HttpCaller;
import io.keystream.edge.http.Listening;
import io.keystream.http.Answer;
import io.keystream.http.JsonBody;
import java.util.function.Function;

/** Serves {@code auth/token} and {@code auth/cert/login}. */
final class AuthRoutes implements HttpService {

  private static final String TOKEN = "/token/";

  private final Listening listening;
  private final LoggingIn logins;
  private final TokenMaking making;
  private final TokenKeeping keeping;

  AuthRoutes(Listening listening, LoggingIn logins, TokenMaking making, TokenKeeping keeping) {
    this.listening = listening;
    this.logins = logins;
    this.making = making;
    this.keeping = keeping;
  }

  @Override
  public void routing(HttpRules rules) {
    route(
        rules,
        WRITE,
        "/cert/login",
        request -> listening.to(HttpCaller.byCertificate(request), request, logins::logIn));
    route(rules, WRITE, TOKEN + "create", request -> listening.to(request, making::create));
    route(
        rules,
        WRITE,
        TOKEN + "create-orphan",
        request -> listening.to(request, making::createOrphan));
    ofItself(rules);
    ofOthers(rules);
  }

  private void ofItself(HttpRules rules) {
    route(
        rules,
        READ,
        TOKEN + "lookup-self",
        request -> keeping.lookUpSelf(HttpCaller.of(request), HttpCaller.shownToken(request)));
    route(
        rules,
        WRITE,
        TOKEN + "renew-self",
        request ->
            listening.to(
                request,
                (caller, body) -> keeping.renewSelf(caller, body, HttpCaller.shownToken(request))));
    route(
        rules, WRITE, TOKEN + "revoke-self", request -> keeping.revokeSelf(HttpCaller.of(request)));
  }

  private void ofOthers(HttpRules rules) {
    ofAnother(rules, "lookup", (caller, _, named, verb) -> keeping.lookUp(caller, named, verb));
    ofAnother(rules, "renew", keeping::renew);
    ofAnother(rules, "revoke", (caller, _, named, verb) -> keeping.revoke(caller, named, verb));
    route(rules, LISTED, TOKEN + "accessors", request -> keeping.list(HttpCaller.of(request)));
  }

  /** What is done with a token that the body names. */
  private interface Deed {
    Answer with(HttpCaller caller, JsonBody body, NamedToken named, String verb);
  }

  /** Named by its secret, or under a path of its own by its accessor. */
  private void ofAnother(HttpRules rules, String verb, Deed deed) {
    ofAnother(rules, verb, NamedToken::bySecret, deed);
    ofAnother(rules, verb + "-accessor", NamedToken::byAccessor, deed);
  }

  private void ofAnother(
      HttpRules rules, String verb, Function<JsonBody, NamedToken> naming, Deed deed) {
    route(rules, WRITE, TOKEN + verb, request -> answer(request, verb, naming, deed));
  }

  private Answer answer(
      ServerRequest request, String verb, Function<JsonBody, NamedToken> naming, Deed deed) {
    return listening.to(
        request, (caller, body) -> deed.with(caller, body, naming.apply(body), verb));
  }
}

package io.keystream.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.function.Function;

/** Routes whose answers leave by the {@link Edge}. */
public final class Questions {

  /** Vault's own. */
  public static final Method LIST = Method.create("LIST");

  public static final List<Method> READ = List.of(Method.GET);

  /** For clients whose HTTP has no method LIST, GET asks the same. */
  public static final List<Method> LISTED = List.of(LIST, Method.GET);

  /** Vault takes them for the same. */
  public static final List<Method> WRITE = List.of(Method.POST, Method.PUT);

  /** As Go reads it; node-vault says 1. */
  private static final List<String> TRUE = List.of("true", "True", "TRUE", "t", "T", "1");

  private Questions() {}

  /** Whether GET asks what LIST asks, where it can ask for something else too. */
  public static boolean asksForList(ServerRequest request) {
    return request.query().first("list").filter(TRUE::contains).isPresent();
  }

  /**
   * What the path says behind its beginning; empty where it says no more. A route for all that
   * begins so is taken without the slash too.
   *
   * @param beginning with a slash at its end
   */
  public static String behind(String beginning, ServerRequest request) {
    var path = request.path().path();
    return path.length() <= beginning.length() ? "" : path.substring(beginning.length());
  }

  /** For all other methods of a path. */
  public static Handler only(String allowed) {
    return (_, _) -> {
      throw BadRequest.ofMethod(allowed);
    };
  }

  /** One answer for a path, whichever of the methods asks. */
  public static void route(
      HttpRules rules,
      List<Method> methods,
      String path,
      Function<ServerRequest, Answer> answering) {
    for (var method : methods) {
      rules.route(
          method, path, (request, response) -> Edge.send(response, () -> answering.apply(request)));
    }
  }
}

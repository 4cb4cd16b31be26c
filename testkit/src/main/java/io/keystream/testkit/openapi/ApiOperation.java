package io.keystream.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A method and a path of an OpenAPI document. */
public final class ApiOperation {

  /** Parameters that may hold slashes, though OpenAPI has no way to say so. */
  private static final List<String> DEEP = List.of("{name}", "{path}");

  private final String method;
  private final String template;
  private final Pattern path;
  private final JsonNode operation;

  ApiOperation(String method, String template, JsonNode operation) {
    this.method = method.toUpperCase(Locale.ROOT);
    this.template = template;
    this.path = Pattern.compile(expression(template));
    this.operation = operation;
  }

  private static String expression(String template) {
    var expression = new StringBuilder();
    for (var part : template.substring(1).split("/", -1)) {
      expression.append('/');
      if (DEEP.contains(part)) {
        expression.append(".+");
      } else {
        expression.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
      }
    }
    return expression.append("/?").toString();
  }

  public String method() {
    return method;
  }

  public String template() {
    return template;
  }

  /** The more of a path it spells out, the more it is the one that is meant. */
  int literals() {
    return template.replaceAll("\\{[^}]*}", "").length();
  }

  boolean isMeant(String asked, String askedPath) {
    return path.matcher(askedPath).matches() && method.equals(documented(asked));
  }

  /** The document has LIST as GET, and PUT as POST where it says nothing of PUT. */
  private String documented(String asked) {
    return switch (asked) {
      case "LIST" -> "GET";
      case "PUT" -> method.equals("PUT") ? "PUT" : "POST";
      default -> asked;
    };
  }

  /**
   * What the document says of a status.
   *
   * @throws AssertionError if it says nothing of that success
   */
  ApiResponse response(int status) {
    var responses = operation.path("responses");
    var named = Integer.toString(status);
    var one = responses.has(named) ? named : "default";
    var said = responses.path(one);
    // Errors are said of all operations in one place; what is said here is of this one.
    if (status < 400 && one.equals("default") && said.has("$ref")) {
      throw new AssertionError(
          "%s answers %d, which the OpenAPI document does not have".formatted(this, status));
    }
    return new ApiResponse(pointer() + "/responses/" + one, said);
  }

  /** Where it has that of a request's body. */
  Optional<String> request() {
    var content = operation.at("/requestBody/content");
    return content.properties().stream()
        .findFirst()
        .map(type ->
            "%s/requestBody/content/%s/schema"
                .formatted(pointer(), type.getKey().replace("/", "~1")));
  }

  private String pointer() {
    return "/paths/%s/%s"
        .formatted(template.replace("~", "~0").replace("/", "~1"), method.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}

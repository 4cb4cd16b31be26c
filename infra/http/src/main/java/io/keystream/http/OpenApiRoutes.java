package io.keystream.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.nio.charset.StandardCharsets;

/**
 * Gives the OpenAPI document to whoever asks. No caller is needed and no record is left: it is the
 * same everywhere.
 */
public final class OpenApiRoutes implements HttpService {

  @Override
  public void routing(HttpRules rules) {
    rules.get(
        "/openapi.yaml",
        (_, response) ->
            response
                .header(HeaderNames.CONTENT_TYPE, "application/yaml")
                .send(OpenApiDocument.text().getBytes(StandardCharsets.UTF_8)));
  }
}

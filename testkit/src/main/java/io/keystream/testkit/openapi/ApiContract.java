package io.keystream.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keystream.http.OpenApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was asked and answered is what the platform's OpenAPI document says.
 *
 * <p>Thread safety: safe.
 */
public final class ApiContract {

  private static final ApiContract PUBLISHED = new ApiContract(OpenApiDocument.text());
  private static final String DOCUMENT = "urn:keystream:openapi";

  private final JsonNode document;
  private final List<ApiOperation> operations = new ArrayList<>();
  private final SchemaRegistry schemas;
  private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

  private ApiContract(String yaml) {
    this.document = parsed(yaml);
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(DOCUMENT, document.toString())));
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        operations.add(new ApiOperation(operation.getKey(), path.getKey(), operation.getValue()));
      }
    }
    operations.sort(Comparator.comparingInt(ApiOperation::literals).reversed());
  }

  /** Of the document that the platform serves. */
  public static ApiContract published() {
    return PUBLISHED;
  }

  public List<ApiOperation> operations() {
    return List.copyOf(operations);
  }

  /**
   * Compares them.
   *
   * @param method {@code LIST} is what the document has as GET
   * @param path without a query
   * @param asked null where the body is not JSON
   * @param answered missing where there was no body
   * @throws AssertionError if the answer is not what the document promises, or a request that was
   *     carried out is not what it wants
   */
  public void check(
      String method, String path, @Nullable JsonNode asked, int status, JsonNode answered) {
    var operation = operation(method, path);
    if (operation.isEmpty()) {
      if (status < 400) {
        throw new AssertionError(
            "%s %s is answered %d and is not in the OpenAPI document"
                .formatted(method, path, status));
      }
      return;
    }
    var schema = operation.get().response(status).resolved(document).schema();
    if (schema.isPresent()) {
      check(schema.get(), answered, "the answer to " + method + " " + path);
    } else if (!answered.isMissingNode()) {
      throw new AssertionError(
          "%s answers %d with a body, which the OpenAPI document does not have: %s"
              .formatted(operation.get(), status, answered));
    }
    if (status < 400 && asked != null && !asked.isEmpty()) {
      operation
          .get()
          .request()
          .ifPresent(body -> check(body, asked, "what asked " + method + " " + path));
    }
  }

  private void check(String pointer, JsonNode value, String what) {
    var errors =
        compiled
            .computeIfAbsent(
                pointer, one -> schemas.getSchema(SchemaLocation.of(DOCUMENT + "#" + one)))
            .validate(value);
    if (!errors.isEmpty()) {
      throw new AssertionError(
          "%s is not what the OpenAPI document says at %s: %s; it is %s"
              .formatted(what, pointer, errors, value));
    }
  }

  private Optional<ApiOperation> operation(String method, String path) {
    return operations.stream().filter(one -> one.isMeant(method, path)).findFirst();
  }

  private static JsonNode parsed(String yaml) {
    try {
      // Not the YAML reader's node types, so that what is compared is JSON.
      return new ObjectMapper().readTree(new YAMLMapper().readTree(yaml).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

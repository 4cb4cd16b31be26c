package io.keystream.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the platform answers over HTTP, as OpenAPI 3.1 in YAML: one document, written in parts. */
public final class OpenApiDocument {

  /** In the order in which they are one document. */
  private static final List<String> PARTS =
      List.of(
          "head",
          "transit-use",
          "transit-keys",
          "secret",
          "token",
          "approle",
          "jwt",
          "sys",
          "keystream");

  private static final String TEXT = text(PARTS);

  private OpenApiDocument() {}

  public static String text() {
    return TEXT;
  }

  private static String text(List<String> parts) {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(read("openapi/" + part + ".yaml")));
    return text.toString();
  }

  private static String read(String resource) {
    try (var in = OpenApiDocument.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** How an answer writes bytes: the field {@code format}. */
enum TextFormat {
  HEX,
  BASE64;

  /** As the body says, or else this one. */
  static TextFormat of(ObjectNode body, TextFormat otherwise) {
    var words = otherwise == HEX ? List.of("hex", "base64") : List.of("base64", "hex");
    return Fields.word(body, "format", words).equals("hex") ? HEX : BASE64;
  }

  String write(byte[] bytes) {
    return switch (this) {
      case HEX -> HexFormat.of().formatHex(bytes);
      case BASE64 -> Base64.getEncoder().encodeToString(bytes);
    };
  }
}

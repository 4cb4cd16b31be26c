package io.keystream.worker.requests;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The encryption context as policies read it: lines of {@code name=value} in UTF-8. To the cipher
 * it is bytes, whatever they are; where they are no such lines, policies see none.
 */
final class EncryptionContext {
  private EncryptionContext() {}

  /** Empty where any line is none, or a name comes twice: nothing is read into half a context. */
  static Map<String, String> pairs(ByteBuffer context) {
    if (!hasPair(context)) {
      return Map.of();
    }
    var pairs = new HashMap<String, String>();
    for (var line : text(context).split("\n", -1)) {
      var equals = line.indexOf('=');
      if (equals < 1 || pairs.put(line.substring(0, equals), line.substring(equals + 1)) != null) {
        return Map.of();
      }
    }
    return pairs;
  }

  /** Most contexts are no lines at all; these are not even copied. */
  private static boolean hasPair(ByteBuffer context) {
    for (int i = context.position(); i < context.limit(); i++) {
      if (context.get(i) == '=') {
        return true;
      }
    }
    return false;
  }

  private static String text(ByteBuffer context) {
    try {
      var characters = StandardCharsets.UTF_8.newDecoder().decode(context.duplicate());
      var text = characters.toString();
      Arrays.fill(characters.array(), '\0');
      return text;
    } catch (CharacterCodingException _) {
      return "";
    }
  }
}

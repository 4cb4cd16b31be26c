package io.keystream.cli;

import io.keystream.domain.policy.text.PolicyText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a policy, out of a file or standard input. */
final class PolicyInput {

  private PolicyInput() {}

  /** {@code -} is standard input. */
  static String read(String file, Surroundings surroundings) {
    try {
      if (file.equals("-")) {
        return text(surroundings.in(), "standard input");
      }
      try (var in = Files.newInputStream(Path.of(file))) {
        return text(in, file);
      }
    } catch (CharacterCodingException e) {
      throw Stop.usage("Not UTF-8: " + file);
    } catch (IOException e) {
      throw Stop.usage("Cannot read the policy: " + e);
    }
  }

  private static String text(InputStream in, String name) throws IOException {
    return BoundedText.read(
        in,
        PolicyText.MAX_BYTES,
        "%s is larger than %d bytes, the most a policy has. Write several and assign them all."
            .formatted(name, PolicyText.MAX_BYTES));
  }
}

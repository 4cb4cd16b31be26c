package io.keystream.domain.policy.text;

import io.keystream.domain.policy.Policy;
import io.keystream.domain.policy.PolicyName;
import java.nio.charset.StandardCharsets;

/**
 * Reads a policy as operators write it: Vault's language in HCL or JSON, with our conditions.
 *
 * <p>Vault overlooks what it does not know; a policy that says something nobody obeys is worse than
 * none, so here every word that means nothing is refused.
 *
 * <p><b>Law.</b> A text that was ever accepted is accepted for ever and says the same: whoever
 * starts reads all that were written again, out of the log.
 */
public final class PolicyText {

  /** Of a text in UTF-8. */
  public static final int MAX_BYTES = 64 * 1024;

  private PolicyText() {}

  /**
   * The policy that a text means.
   *
   * @throws PolicyTextException naming line, column, the word and what is allowed
   */
  public static Policy parse(PolicyName name, String text) {
    if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new PolicyTextException(
          1, 1, "a policy has at most %,d bytes in UTF-8".formatted(MAX_BYTES));
    }
    var cursor = new Cursor(text);
    var file = isJson(text) ? JsonReader.read(cursor) : HclReader.read(cursor);
    return new PolicyReader(cursor).policy(name, file);
  }

  /** HCL has no nameless block, so a brace at the front is JSON's. */
  private static boolean isJson(String text) {
    return text.stripLeading().startsWith("{");
  }
}

package io.keystream.domain.policy.text;

import io.keystream.domain.policy.Policy;
import io.keystream.domain.policy.PolicyName;

/**
 * Reads a policy as operators write it: Vault's language in HCL or JSON, with our conditions.
 *
 * <p>Vault overlooks what it does not know; a policy that says something nobody obeys is worse than
 * none, so here every word that means nothing is refused.
 */
public final class PolicyText {

  public static final int MAX_LENGTH = 256 * 1024;

  private PolicyText() {}

  /**
   * The policy that a text means.
   *
   * @throws PolicyTextException naming line, column, the word and what is allowed
   */
  public static Policy parse(PolicyName name, String text) {
    if (text.length() > MAX_LENGTH) {
      throw new PolicyTextException(
          1, 1, "a policy has at most 262,144 characters, has %,d".formatted(text.length()));
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

package io.keystream.domain.access;

import io.keystream.domain.access.StoredPolicy.BuiltIn;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.text.PolicyText;

/** The policies that are part of every platform, written in the language of all others. */
final class BuiltInPolicies {

  /** Everything; the founding operator has it from the start. */
  static final BuiltIn ROOT =
      builtIn(
          "root",
          """
          # Everything. A policy beside it that names a path more closely decides about that path.
          path "*" {
            capabilities = ["create", "read", "update", "patch", "delete", "list", "sudo"]
          }
          """);

  /** What the platform's own services do; every one of them has it, and nobody else. */
  static final BuiltIn SERVICE = builtIn("service", serviceText());

  /** For the services that callers reach over HTTPS; assigned to those that are. */
  static final BuiltIn FRONT =
      builtIn(
          "front",
          """
          # Tokens that stand for callers.
          path "keystream/tokens/issue" { capabilities = ["update"] }
          # Commands in the name of any caller that the service has authenticated. What the caller
          # may ask, its own policies say.
          path "keystream/on-behalf-of/*" { capabilities = ["update"] }
          """);

  private BuiltInPolicies() {}

  private static BuiltIn builtIn(String name, String text) {
    return new BuiltIn(text, PolicyText.parse(new PolicyName(name), text));
  }

  /**
   * The path of what is due ends behind the key's name, so there is one for each of its lengths.
   */
  private static String serviceText() {
    var text =
        new StringBuilder(
            """
            # What the HSM did, and the destruction that is due.
            path "keystream/outcomes/*" { capabilities = ["update"] }
            """);
    int mostSegments = (KeyName.MAX_LENGTH + 1) / 2;
    for (int segments = 1; segments <= mostSegments; segments++) {
      text.append("path \"keystream/keys/")
          .append("+/".repeat(segments))
          .append("destroy-due\" { capabilities = [\"update\"] }\n");
    }
    return text.toString();
  }
}

package io.keystream.domain.policy.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may stand in a path's block. */
enum Word {
  CAPABILITIES,
  ALLOWED_PARAMETERS,
  DENIED_PARAMETERS,
  REQUIRED_PARAMETERS,
  HOURS,
  NETWORKS,
  APPLICATIONS,
  REQUIRED_CONTEXT,
  MAX_DISTINCT_KEYS;

  private static final Set<String> ONLY_IN_VAULT =
      Set.of(
          "comment",
          "control_group",
          "expiration",
          "list_scan_response_keys_filter_path",
          "max_wrapping_ttl",
          "mfa_methods",
          "min_wrapping_ttl",
          "pagination_limit",
          "policy",
          "subscribe_event_types");

  private final String text = name().toLowerCase(Locale.ROOT);

  static Optional<Word> of(String text) {
    return Arrays.stream(values()).filter(word -> word.text.equals(text)).findFirst();
  }

  /** Why a text is none of the words, and which there are. */
  static String whyNot(String text) {
    var allowed = "; a path takes " + all();
    if (text.equals("approvals")) {
      return "'approvals' is reserved and means nothing yet" + allowed;
    }
    return ONLY_IN_VAULT.contains(text)
        ? "'%s' is a word of Vault that is not supported".formatted(text) + allowed
        : "unknown word '%s'".formatted(text) + allowed;
  }

  @Override
  public String toString() {
    return text;
  }

  private static String all() {
    return Arrays.stream(values()).map(Word::toString).collect(Collectors.joining(", "));
  }
}

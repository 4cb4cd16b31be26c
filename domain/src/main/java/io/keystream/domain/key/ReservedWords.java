package io.keystream.domain.key;

import java.util.Set;

/**
 * Words that follow a key's name in paths of the HTTP API and of policies, so no name may end in
 * one: {@code transit/keys/a/rotate} rotates {@code a}, {@code transit/sign/a/sha2-256} signs with
 * it.
 *
 * <p>Keys that were named so before the word was reserved keep their names; none is made any more.
 */
final class ReservedWords {

  private static final Set<String> WORDS =
      Set.of(
          // Vault's, behind transit/keys/<name>/
          "config",
          "csr",
          "import",
          "import_version",
          "rotate",
          "set-certificate",
          "soft-delete",
          "soft-delete-restore",
          "trim",
          // Vault's hashes, behind transit/sign/<name>/, verify and hmac
          "none",
          "sha1",
          "sha2-224",
          "sha2-256",
          "sha2-384",
          "sha2-512",
          "sha3-224",
          "sha3-256",
          "sha3-384",
          "sha3-512",
          // ours, behind keystream/keys/<name>/ and keystream/outcomes/<name>/
          "activate",
          "cancel-destruction",
          "confirm-destroyed",
          "confirm-generated",
          "deactivate",
          "destroy-due",
          "report-compromise",
          "report-generation-failed",
          "resume",
          "schedule-destruction",
          "suspend");

  private ReservedWords() {}

  static boolean has(String word) {
    return WORDS.contains(word);
  }
}

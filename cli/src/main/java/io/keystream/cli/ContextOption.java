package io.keystream.cli;

import picocli.CommandLine.Option;

/** Additional data a ciphertext is bound to. */
final class ContextOption {

  @Option(
      names = "--context",
      paramLabel = "TEXT",
      description = "Bind the ciphertext to this text; decrypting takes the same text again.")
  private String context = "";

  byte[] bytes() {
    return Text.utf8(context);
  }
}

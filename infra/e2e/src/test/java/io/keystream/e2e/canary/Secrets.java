package io.keystream.e2e.canary;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/**
 * What a caller sends that nobody else may read.
 *
 * @param plaintext bytes, as of a file
 * @param card a plaintext that is a text, which logs and JSON show as it is
 * @param message to be signed, and made a MAC of
 * @param context bytes that are no lines of names and values
 * @param purpose the value in a context that policies read
 * @param password kept as a secret, and encrypted, over HTTPS in JSON
 */
record Secrets(
    Canary plaintext,
    Canary card,
    Canary message,
    Canary context,
    Canary purpose,
    Canary password) {

  static Secrets random(SecureRandom random) {
    return new Secrets(
        Canary.bytes("plaintext", 64, random),
        Canary.letters("plaintext that is a text", 64, random),
        Canary.letters("message", 64, random),
        Canary.bytes("context", 64, random),
        Canary.letters("purpose in a context", 64, random),
        Canary.letters("password", 64, random));
  }

  byte[] purposeLine() {
    return ("purpose=" + purpose.text()).getBytes(StandardCharsets.US_ASCII);
  }

  List<Canary> all() {
    return List.of(plaintext, card, message, context, purpose, password);
  }
}

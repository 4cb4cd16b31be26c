package io.keystream.worker.http;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A ciphertext as Vault's clients keep it: {@code vault:v}, the key's version, a colon and, in
 * base64, the ciphertext as requests over Kafka have it.
 */
final class CiphertextText {

  private static final Pattern FORM = Pattern.compile("vault:v([1-9][0-9]{0,8}):(.*)");

  private CiphertextText() {}

  static String of(int version, byte[] ciphertext) {
    return "vault:v" + version + ":" + Base64.getEncoder().encodeToString(ciphertext);
  }

  /**
   * The ciphertext in it; which version made it stands there too, and is what counts.
   *
   * @throws BadRequest if it has not this form
   */
  static byte[] parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new BadRequest("ciphertext must begin with vault:v and the key's version");
    }
    try {
      return Base64.getDecoder().decode(form.group(2));
    } catch (IllegalArgumentException _) {
      throw new BadRequest("ciphertext must be base64 after vault:v" + form.group(1) + ":");
    }
  }
}

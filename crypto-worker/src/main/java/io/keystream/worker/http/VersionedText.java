package io.keystream.worker.http;

import io.keystream.http.BadRequest;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What Vault's clients keep of an answer: {@code vault:v}, the key's version, a colon and the bytes
 * in base64. Of a ciphertext these bytes are the ciphertext as requests over Kafka have it.
 *
 * @param encoded the bytes in base64
 */
record VersionedText(int version, String encoded) {

  private static final Pattern FORM = Pattern.compile("vault:v([1-9][0-9]{0,8}):(.*)");

  static VersionedText of(int version, byte[] bytes, Base64.Encoder encoder) {
    return new VersionedText(version, encoder.encodeToString(bytes));
  }

  /**
   * Reads it.
   *
   * @param field where it stood
   * @throws BadRequest if it has not this form
   */
  static VersionedText parse(String field, String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new BadRequest(field + " must begin with vault:v and the key's version");
    }
    return new VersionedText(Integer.parseInt(form.group(1)), form.group(2));
  }

  /**
   * The bytes in it.
   *
   * @param field where it stood
   * @throws BadRequest if they are not in this base64
   */
  ByteBuffer bytes(String field, Base64.Decoder decoder) {
    try {
      return ByteBuffer.wrap(decoder.decode(encoded));
    } catch (IllegalArgumentException _) {
      throw new BadRequest(field + " must be base64 after vault:v" + version + ":");
    }
  }

  @Override
  public String toString() {
    return "vault:v" + version + ":" + encoded;
  }
}

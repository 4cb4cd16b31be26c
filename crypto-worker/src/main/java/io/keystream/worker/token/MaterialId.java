package io.keystream.worker.token;

import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import java.nio.charset.StandardCharsets;

/** Which material: one version of one key. */
public record MaterialId(KeyName key, KeyVersion version) implements MaterialName {

  private static final int DIGEST_CHARACTERS = 24;

  /**
   * The name of the material inside a token (CKA_LABEL): {@code ks/}, 120 bits of the SHA-256 of
   * the key's name in lower-case base 32 (RFC 4648), {@code /} and the version in base 36. Always
   * the same for the same material, 26 to 32 printable ASCII characters, because tokens cut longer
   * ones.
   */
  @Override
  public String label() {
    byte[] digest = Sha256.of(key.path().getBytes(StandardCharsets.US_ASCII));
    return "ks/"
        + Base32.lowerCase(digest).substring(0, DIGEST_CHARACTERS)
        + "/"
        + Integer.toString(version.number(), Character.MAX_RADIX);
  }

  @Override
  public String words() {
    return key + " " + version;
  }

  @Override
  public String checkText() {
    return key + "\0" + version.number();
  }
}

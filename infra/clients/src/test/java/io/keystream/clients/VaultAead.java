package io.keystream.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultException;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/**
 * A transit key as Tink's envelopes take it. Tink's own adapter for Vault in Java is not released;
 * it asks as this one does, through the same driver: both texts in base64, the ciphertext as it
 * came.
 */
record VaultAead(Vault vault, String key) implements Aead {

  @Override
  public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
    return ask("encrypt", "plaintext", base64(plaintext), associatedData, "ciphertext")
        .getBytes(UTF_8);
  }

  @Override
  public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
    var text = new String(ciphertext, UTF_8);
    return Base64.getDecoder()
        .decode(ask("decrypt", "ciphertext", text, associatedData, "plaintext"));
  }

  private String ask(String verb, String field, String value, byte[] bound, String answer)
      throws GeneralSecurityException {
    try {
      var data =
          vault
              .logical()
              .write(
                  "transit/" + verb + "/" + key,
                  Map.of(field, value, "associated_data", base64(bound)))
              .getData();
      return Objects.requireNonNull(data.get(answer), answer);
    } catch (VaultException e) {
      throw new GeneralSecurityException(verb + " failed", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

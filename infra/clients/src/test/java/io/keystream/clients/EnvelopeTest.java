package io.keystream.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jopenlibs.vault.VaultException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * Envelopes as programs write them for AWS KMS: a data key in clear and wrapped, AES-GCM in the
 * program, the wrapped key kept beside what it sealed.
 */
class EnvelopeTest {

  private static final String SEALED_HERE = "a large file";

  private final String key = "envelope-" + UUID.randomUUID();

  @Test
  void spring_vault_seals_a_file_and_opens_it_after_a_rotation() throws GeneralSecurityException {
    var vault = Spring.with(OnePlatform.token());
    vault.opsForTransit().createKey(key);
    var made = Objects.requireNonNull(vault.write("transit/datakey/plaintext/" + key, Map.of()));

    var envelope = seal(made.getRequiredData());
    vault.opsForTransit().rotate(key);
    var opened =
        Objects.requireNonNull(
            vault.write("transit/decrypt/" + key, Map.of("ciphertext", envelope.wrappedKey())));

    assertThat(open(envelope, opened.getRequiredData())).isEqualTo(SEALED_HERE);
  }

  @Test
  void the_driver_seals_a_file_and_opens_it_after_the_key_was_wrapped_again()
      throws GeneralSecurityException, VaultException {
    var transit = Driver.with(OnePlatform.token(), Driver.PLAIN_PATHS).logical();
    transit.write("transit/keys/" + key, Map.of());
    var made = transit.write("transit/datakey/plaintext/" + key, Map.of("bits", 256)).getData();

    var envelope = seal(made);
    transit.write("transit/keys/" + key + "/rotate", Map.of());
    var wrapped =
        transit.write("transit/rewrap/" + key, Map.of("ciphertext", envelope.wrappedKey()));
    var again = envelope.withKey(text(wrapped.getData(), "ciphertext"));
    var opened = transit.write("transit/decrypt/" + key, Map.of("ciphertext", again.wrappedKey()));

    assertThat(again.wrappedKey()).startsWith("vault:v2:");
    assertThat(open(again, opened.getData())).isEqualTo(SEALED_HERE);
  }

  @Test
  void the_key_of_another_envelope_opens_nothing() throws GeneralSecurityException {
    var vault = Spring.with(OnePlatform.token());
    vault.opsForTransit().createKey(key);
    var path = "transit/datakey/plaintext/" + key;
    var envelope = seal(Objects.requireNonNull(vault.write(path, Map.of())).getRequiredData());
    var other = Objects.requireNonNull(vault.write(path, Map.of())).getRequiredData();

    assertThatThrownBy(() -> open(envelope, other)).isInstanceOf(AEADBadTagException.class);
  }

  /** What a program keeps. */
  private record Envelope(String wrappedKey, String nonce, String ciphertext) {

    Envelope withKey(String wrapped) {
      return new Envelope(wrapped, nonce, ciphertext);
    }
  }

  private static Envelope seal(Map<String, ?> dataKey) throws GeneralSecurityException {
    var nonce = new byte[12];
    OnePlatform.random().nextBytes(nonce);
    var ciphertext = aes(Cipher.ENCRYPT_MODE, dataKey, nonce).doFinal(SEALED_HERE.getBytes(UTF_8));
    return new Envelope(text(dataKey, "ciphertext"), base64(nonce), base64(ciphertext));
  }

  private static String open(Envelope envelope, Map<String, ?> dataKey)
      throws GeneralSecurityException {
    var nonce = Base64.getDecoder().decode(envelope.nonce());
    var ciphertext = Base64.getDecoder().decode(envelope.ciphertext());
    return new String(aes(Cipher.DECRYPT_MODE, dataKey, nonce).doFinal(ciphertext), UTF_8);
  }

  private static Cipher aes(int mode, Map<String, ?> dataKey, byte[] nonce)
      throws GeneralSecurityException {
    var material = Base64.getDecoder().decode(text(dataKey, "plaintext"));
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(material, "AES"), new GCMParameterSpec(128, nonce));
      return cipher;
    } finally {
      Arrays.fill(material, (byte) 0);
    }
  }

  private static String text(Map<String, ?> data, String field) {
    return String.valueOf(Objects.requireNonNull(data.get(field), field));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

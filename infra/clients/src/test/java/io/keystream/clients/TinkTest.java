package io.keystream.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tink's envelopes: a fresh data key for each message, wrapped by a transit key. */
class TinkTest {

  private static final byte[] MESSAGE = "a message".getBytes(UTF_8);
  private static final byte[] BOUND = "order 7".getBytes(UTF_8);

  private final String key = "tink-" + UUID.randomUUID();
  private Vault vault;
  private Aead envelopes;

  @BeforeEach
  void make_a_key() throws GeneralSecurityException, VaultException {
    AeadConfig.register();
    vault = Driver.with(OnePlatform.token(), Driver.PLAIN_PATHS);
    vault.logical().write("transit/keys/" + key, Map.of("type", "aes256-gcm96"));
    envelopes =
        KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, new VaultAead(vault, key));
  }

  @Test
  void an_envelope_opens_with_what_it_is_bound_to() throws GeneralSecurityException {
    var envelope = envelopes.encrypt(MESSAGE, BOUND);

    assertThat(envelopes.decrypt(envelope, BOUND)).isEqualTo(MESSAGE);
    assertThatThrownBy(() -> envelopes.decrypt(envelope, "order 8".getBytes(UTF_8)))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void an_envelope_from_before_a_rotation_opens_after_it()
      throws GeneralSecurityException, VaultException {
    var before = envelopes.encrypt(MESSAGE, BOUND);

    vault.logical().write("transit/keys/" + key + "/rotate", Map.of());
    var after = envelopes.encrypt(MESSAGE, BOUND);

    assertThat(new String(before, UTF_8)).contains("vault:v1:");
    assertThat(new String(after, UTF_8)).contains("vault:v2:");
    assertThat(envelopes.decrypt(before, BOUND)).isEqualTo(MESSAGE);
    assertThat(envelopes.decrypt(after, BOUND)).isEqualTo(MESSAGE);
  }
}

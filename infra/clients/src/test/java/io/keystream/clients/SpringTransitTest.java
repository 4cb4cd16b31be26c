package io.keystream.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.vault.VaultException;
import org.springframework.vault.core.VaultTransitOperations;
import org.springframework.vault.support.Ciphertext;
import org.springframework.vault.support.Plaintext;
import org.springframework.vault.support.TransitKeyType;
import org.springframework.vault.support.VaultSignRequest;
import org.springframework.vault.support.VaultSignatureVerificationRequest;
import org.springframework.vault.support.VaultTransitContext;
import org.springframework.vault.support.VaultTransitKey;
import org.springframework.vault.support.VaultTransitKeyConfiguration;
import org.springframework.vault.support.VaultTransitKeyCreationRequest;

/** Spring Vault's operations on transit keys. */
class SpringTransitTest {

  private static final Plaintext HELLO = Plaintext.of("hello");

  private final VaultTransitOperations transit = Spring.with(OnePlatform.token()).opsForTransit();
  private final String key = "spring-" + UUID.randomUUID();

  @Test
  void a_key_is_made_shown_and_listed() {
    transit.createKey(key);

    var shown = shown();
    assertThat(shown.getName()).isEqualTo(key);
    assertThat(shown.getType()).isEqualTo("aes256-gcm96");
    assertThat(shown.getKeys()).containsOnlyKeys("1");
    assertThat(shown.supportsEncryption()).isTrue();
    assertThat(shown.isExportable()).isFalse();
    assertThat(transit.getKeys()).contains(key);
    assertThat(transit.getKey("no-" + key)).isNull();
  }

  @Test
  void what_is_encrypted_opens_again() {
    transit.createKey(key);

    assertThat(transit.decrypt(key, transit.encrypt(key, "hello"))).isEqualTo("hello");
    assertThat(transit.decrypt(key, transit.encrypt(key, HELLO)).asString()).isEqualTo("hello");
  }

  @Test
  void a_batch_is_answered_item_by_item() {
    transit.createKey(key);

    var sealed = transit.encrypt(key, List.of(HELLO, Plaintext.of("again")));
    var ciphertexts = sealed.stream().map(one -> Objects.requireNonNull(one.get())).toList();
    var opened = transit.decrypt(key, ciphertexts);

    assertThat(opened).extracting(one -> one.getAsString()).containsExactly("hello", "again");
    // As in Vault, an item that fails makes the status 400, which Spring Vault throws.
    var half = List.of(ciphertexts.getFirst(), Ciphertext.of("vault:v1:AAAA"));
    assertThatThrownBy(() -> transit.decrypt(key, half)).hasMessageContaining("bad-ciphertext");
  }

  @Test
  void after_a_rotation_ciphertexts_are_wrapped_again() {
    transit.createKey(key);
    var before = transit.encrypt(key, "hello");

    transit.rotate(key);
    var after = transit.rewrap(key, before);

    assertThat(before).startsWith("vault:v1:");
    assertThat(after).startsWith("vault:v2:");
    assertThat(transit.decrypt(key, before)).isEqualTo("hello");
    assertThat(transit.decrypt(key, after)).isEqualTo("hello");
    assertThat(transit.rewrap(key, List.of(Ciphertext.of(before))))
        .extracting(one -> Objects.requireNonNull(one.get()).getCiphertext())
        .allMatch(text -> text.startsWith("vault:v2:"));
  }

  @Test
  void a_least_version_to_decrypt_with_closes_what_is_older() {
    transit.createKey(key);
    var before = transit.encrypt(key, "hello");
    transit.rotate(key);

    transit.configureKey(
        key, VaultTransitKeyConfiguration.builder().minDecryptionVersion(2).build());

    assertThat(shown().getMinDecryptionVersion()).isEqualTo(2);
    assertThatThrownBy(() -> transit.decrypt(key, before)).isInstanceOf(VaultException.class);
  }

  @Test
  void signatures_are_made_and_verified() {
    transit.createKey(key, VaultTransitKeyCreationRequest.ofKeyType("ecdsa-p256"));

    var signature = transit.sign(key, HELLO);
    assertThat(transit.verify(key, HELLO, signature)).isTrue();
    assertThat(transit.verify(key, Plaintext.of("hallo"), signature)).isFalse();
    assertThat(shown().supportsSigning()).isTrue();
  }

  @Test
  void rsa_signs_as_it_is_told() {
    transit.createKey(key, VaultTransitKeyCreationRequest.ofKeyType("rsa-2048"));

    var signature =
        transit.sign(
            key,
            VaultSignRequest.builder().plaintext(HELLO).signatureAlgorithm("pkcs1v15").build());

    assertThat(
            transit
                .verify(
                    key,
                    VaultSignatureVerificationRequest.builder()
                        .plaintext(HELLO)
                        .signature(signature)
                        .signatureAlgorithm("pkcs1v15")
                        .build())
                .isValid())
        .isTrue();
    assertThat(transit.verify(key, HELLO, signature)).isFalse();
  }

  @Test
  void macs_take_a_key_made_for_them() {
    transit.createKey(key, VaultTransitKeyCreationRequest.ofKeyType("hmac"));

    var mac = transit.getHmac(key, HELLO);

    assertThat(mac.getHmac()).startsWith("vault:v1:");
    assertThat(transit.verify(key, VaultSignatureVerificationRequest.create(HELLO, mac)).isValid())
        .isTrue();
  }

  @Test
  void contexts_and_exports_are_refused_with_the_reason() {
    transit.createKey(key);

    assertThatThrownBy(() ->
            transit.encrypt(key, new byte[] {1}, VaultTransitContext.fromContext(new byte[] {2})))
        .hasMessageContaining("context must be empty");
    assertThatThrownBy(() -> transit.exportKey(key, TransitKeyType.ENCRYPTION_KEY))
        .hasMessageContaining("never leaves the HSM");
  }

  @Test
  void a_key_is_deleted_once_that_is_allowed_and_encrypts_no_more() {
    transit.createKey(key);
    assertThatThrownBy(() -> transit.deleteKey(key)).isInstanceOf(VaultException.class);

    transit.configureKey(key, VaultTransitKeyConfiguration.builder().deletionAllowed(true).build());
    transit.deleteKey(key);

    assertThatThrownBy(() -> transit.encrypt(key, "x")).isInstanceOf(VaultException.class);
  }

  private VaultTransitKey shown() {
    return Objects.requireNonNull(transit.getKey(key));
  }
}

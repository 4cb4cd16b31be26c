package io.keystream.worker.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.KeyAlgorithm;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of AES-256-GCM, the traps of SunPKCS11 and of single modules included. */
public interface EncryptionLaws extends TokenUnderTest {

  byte[] NOTHING = {};

  private static byte[] aad() {
    return new byte[] {'a', 'a', 'd'};
  }

  private EncryptionKey key() {
    return (EncryptionKey) loadFresh(KeyAlgorithm.AES_256);
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static Sealed withCiphertext(Sealed sealed, byte[] ciphertext) {
    return new Sealed(sealed.iv(), Bytes.adopt(ciphertext));
  }

  private static void refused(EncryptionKey key, Sealed sealed, byte[] aad) {
    assertThatThrownBy(() -> key.decrypt(sealed, aad))
        .isInstanceOf(TokenFailure.BadCiphertext.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 500, 1_000, 4_096, 16_383, 100_000, Token.MAX_INPUT_BYTES})
  default void what_was_encrypted_decrypts_whatever_its_size(int sizeBytes) {
    try (EncryptionKey key = key()) {
      byte[] plaintext = bytes(sizeBytes);
      for (byte[] aad : new byte[][] {NOTHING, aad(), bytes(70_000)}) {
        Sealed sealed = key.encrypt(plaintext, aad);
        assertThat(sealed.iv().size()).isEqualTo(Sealed.IV_BYTES);
        assertThat(sealed.ciphertext().size()).isEqualTo(sizeBytes + Sealed.TAG_BYTES);
        assertThat(key.decrypt(sealed, aad)).isEqualTo(plaintext);
      }
    }
  }

  @Test
  default void larger_inputs_are_refused() {
    try (EncryptionKey key = key()) {
      byte[] large = new byte[Token.MAX_INPUT_BYTES + 1];
      assertThatThrownBy(() -> key.encrypt(large, NOTHING))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> key.encrypt(NOTHING, large))
          .isInstanceOf(IllegalArgumentException.class);
      Sealed sealed = key.encrypt(NOTHING, NOTHING);
      Sealed tooLong = withCiphertext(sealed, new byte[Token.MAX_INPUT_BYTES + 17]);
      assertThatThrownBy(() -> key.decrypt(tooLong, NOTHING))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  default void no_iv_is_used_twice() {
    try (EncryptionKey key = key()) {
      Set<Bytes> ivs = new HashSet<>();
      for (int i = 0; i < 2_000; i++) {
        assertThat(ivs.add(key.encrypt(aad(), NOTHING).iv())).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32, 1_000})
  default void a_forged_ciphertext_is_refused_and_disturbs_nothing(int sizeBytes) {
    try (EncryptionKey key = key()) {
      byte[] plaintext = bytes(sizeBytes);
      Sealed sealed = key.encrypt(plaintext, aad());
      for (int at : new int[] {0, sizeBytes / 2, sizeBytes, sizeBytes + 15}) {
        byte[] forged = sealed.ciphertext().toArray();
        forged[at] ^= (byte) 0x80;
        refused(key, withCiphertext(sealed, forged), aad());
        assertThat(key.decrypt(sealed, aad())).isEqualTo(plaintext);
      }
    }
  }

  @Test
  default void other_additional_data_is_refused() {
    try (EncryptionKey key = key()) {
      Sealed sealed = key.encrypt(bytes(32), aad());
      refused(key, sealed, NOTHING);
      refused(key, sealed, new byte[] {'a', 'a'});
      refused(key, key.encrypt(bytes(32), NOTHING), aad());
    }
  }

  @Test
  default void another_iv_or_one_of_another_length_is_refused() {
    try (EncryptionKey key = key()) {
      Sealed sealed = key.encrypt(bytes(32), aad());
      for (int size : new int[] {0, 1, 11, 12, 13, 16}) {
        refused(key, new Sealed(Bytes.adopt(new byte[size]), sealed.ciphertext()), aad());
      }
      assertThat(key.decrypt(sealed, aad())).isEqualTo(bytes(32));
    }
  }

  /**
   * An empty ciphertext is the one that SunPKCS11 accepts; a short one is what left a session of
   * another module with an active operation, so that everybody's next request failed.
   */
  @Test
  default void an_empty_or_short_ciphertext_is_refused_and_disturbs_nothing() {
    try (EncryptionKey key = key()) {
      Sealed sealed = key.encrypt(bytes(40), aad());
      for (int size = 0; size < 56; size++) {
        refused(
            key, withCiphertext(sealed, Arrays.copyOf(sealed.ciphertext().toArray(), size)), aad());
        assertThat(key.decrypt(sealed, aad())).isEqualTo(bytes(40));
        assertThat(key.decrypt(key.encrypt(aad(), NOTHING), NOTHING)).isEqualTo(aad());
      }
    }
  }

  @Test
  default void the_ciphertext_of_another_key_is_refused() {
    try (EncryptionKey mine = key();
        EncryptionKey other = key()) {
      refused(other, mine.encrypt(bytes(32), aad()), aad());
    }
  }

  @Test
  default void thousands_of_forgeries_leave_the_token_as_it_was() {
    try (EncryptionKey key = key()) {
      Sealed sealed = key.encrypt(bytes(32), aad());
      for (int i = 0; i < 3_000; i++) {
        refused(key, sealed, NOTHING);
      }
      assertThat(key.decrypt(sealed, aad())).isEqualTo(bytes(32));
      assertThat(token().health()).isInstanceOf(Health.Serving.class);
    }
  }
}

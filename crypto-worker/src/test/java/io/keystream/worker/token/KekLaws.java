package io.keystream.worker.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws of key-encryption keys: epochs, re-wrapping and their end. */
public interface KekLaws extends TokenUnderTest {

  @Test
  default void opening_makes_the_first_kek_once() {
    String domain = freshDomain();
    try (OpenToken open = device().open(domain)) {
      assertThat(open.keks().current()).isEqualTo(KekLabel.first(domain));
    }
    try (OpenToken again = device().open(domain)) {
      assertThat(again.keks().all()).containsExactly(KekLabel.first(domain));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"AES_256", "HMAC_SHA_512", "RSA_2048", "EC_P521", "ECDH_P256"})
  default void a_key_moves_to_the_next_kek_and_the_old_one_is_destroyed(KeyAlgorithm algorithm) {
    String domain = freshDomain();
    MaterialId id = freshId();
    try (OpenToken open = device().open(domain)) {
      KekLabel first = open.keks().current();
      var old = (Material.Wrapped) open.token().generate(id, algorithm, Custody.WRAPPED);
      KekLabel second = open.keks().advance();
      assertThat(open.keks().all()).containsExactly(first, second);
      assertThat(open.keks().current()).isEqualTo(second);

      Material.Wrapped moved = open.keks().rewrap(id, algorithm, old, second);
      assertThat(moved.kekLabel()).isEqualTo(second);
      assertThat(moved.blob()).isNotEqualTo(old.blob());
      assertThat(moved.checkValue()).isEqualTo(old.checkValue());
      open.token().load(id, algorithm, old).close();

      open.keks().destroy(first);
      open.keks().destroy(first);
      assertThat(open.keks().all()).containsExactly(second);
      assertThatThrownBy(() -> open.token().load(id, algorithm, old))
          .isInstanceOf(TokenFailure.MaterialRejected.class);
      try (LoadedKey key = open.token().load(id, algorithm, moved)) {
        Work.prove(key, algorithm, moved.publicKey());
      }
      assertThat(((Material.Wrapped) open.token().generate(freshId(), algorithm, Custody.WRAPPED)))
          .extracting(Material.Wrapped::kekLabel)
          .isEqualTo(second);
    }
  }

  @Test
  default void a_domain_is_the_platforms_that_claims_it_first_and_no_others() {
    byte[] platform = {1, 2, 3, 4, 5};
    byte[] other = {1, 2, 3, 5, 5};
    String domain = freshDomain();
    try (OpenToken open = device().open(domain)) {
      open.keks().claim(platform);
    }
    try (OpenToken again = device().open(domain);
        OpenToken elsewhere = device().open(freshDomain())) {
      again.keks().claim(platform);
      assertThatThrownBy(() -> again.keks().claim(other))
          .isInstanceOf(TokenFailure.Unfit.class)
          .hasMessageContaining(domain);
      elsewhere.keks().claim(other);
    }
  }

  @Test
  default void re_wrapping_refuses_a_swapped_blob() {
    try (OpenToken open = device().open(freshDomain())) {
      var other =
          (Material.Wrapped)
              open.token().generate(freshId(), KeyAlgorithm.AES_256, Custody.WRAPPED);
      KekLabel next = open.keks().advance();
      assertThatThrownBy(() -> open.keks().rewrap(freshId(), KeyAlgorithm.AES_256, other, next))
          .isInstanceOf(TokenFailure.MaterialRejected.class);
    }
  }

  @Test
  default void the_current_kek_is_never_destroyed() {
    try (OpenToken open = device().open(freshDomain())) {
      KekLabel current = open.keks().current();
      assertThatThrownBy(() -> open.keks().destroy(current))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(open.keks().all()).containsExactly(current);
    }
  }

  @Test
  default void the_kek_of_another_domain_is_none_of_ours() {
    String other = freshDomain();
    try (OpenToken theirs = device().open(other);
        OpenToken ours = device().open(freshDomain())) {
      KekLabel label = theirs.keks().advance();
      assertThat(ours.keks().all()).doesNotContain(label);
      assertThatThrownBy(() -> ours.keks().destroy(theirs.keks().all().getFirst()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  default void another_connection_sees_an_advance_when_it_looks() {
    String domain = freshDomain();
    try (OpenToken one = device().open(domain);
        OpenToken two = device().open(domain)) {
      KekLabel next = one.keks().advance();
      MaterialId id = freshId();
      Material made = one.token().generate(id, KeyAlgorithm.AES_256, Custody.WRAPPED);
      two.token().load(id, KeyAlgorithm.AES_256, made).close();
      assertThat(two.keks().current()).isEqualTo(next);
    }
  }
}

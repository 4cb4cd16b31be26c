package io.keystream.worker.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyVersion;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of making, loading and destroying material, in both custodies. */
public interface GenerateLaws extends TokenUnderTest {

  static Stream<Arguments> kinds() {
    return Arrays.stream(KeyAlgorithm.values())
        .flatMap(algorithm ->
            Arrays.stream(Custody.values()).map(custody -> Arguments.of(algorithm, custody)));
  }

  @ParameterizedTest
  @MethodSource("io.keystream.worker.token.GenerateLaws#kinds")
  default void generated_material_works_or_is_refused_as_unsupported(
      KeyAlgorithm algorithm, Custody custody) {
    MaterialId id = freshId();
    if (!device().supports(algorithm, custody)) {
      assertThatThrownBy(() -> token().generate(id, algorithm, custody))
          .isInstanceOf(TokenFailure.Unsupported.class);
      return;
    }
    Material material = token().generate(id, algorithm, custody);
    assertThat(material.publicKey().isEmpty()).isEqualTo(!algorithm.isAsymmetric());
    try (LoadedKey key = token().load(id, algorithm, material)) {
      assertThat(key.id()).isEqualTo(id);
      Work.prove(key, algorithm, material.publicKey());
    }
    token().destroy(id, material);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"AES_256", "HMAC_SHA_384", "RSA_2048", "EC_P384", "ECDH_P256"})
  default void a_repeated_generate_of_a_resident_key_finds_what_the_first_one_made(
      KeyAlgorithm algorithm) {
    MaterialId id = freshId();
    Material first = token().generate(id, algorithm, Custody.RESIDENT);
    assertThat(token().generate(id, algorithm, Custody.RESIDENT)).isEqualTo(first);
    token().destroy(id, first);
  }

  @Test
  default void a_resident_key_survives_the_connection_that_made_it() {
    MaterialId id = freshId();
    String domain = freshDomain();
    Material material;
    Sealed sealed;
    try (OpenToken first = device().open(domain)) {
      material = first.token().generate(id, KeyAlgorithm.AES_256, Custody.RESIDENT);
      try (var key = (EncryptionKey) first.token().load(id, KeyAlgorithm.AES_256, material)) {
        sealed = key.encrypt(new byte[] {1, 2, 3}, new byte[] {4});
      }
    }
    try (OpenToken second = device().open(domain);
        var key = (EncryptionKey) second.token().load(id, KeyAlgorithm.AES_256, material)) {
      assertThat(key.decrypt(sealed, new byte[] {4})).containsExactly(1, 2, 3);
      second.token().destroy(id, material);
    }
  }

  @Test
  default void a_wrapped_key_opens_in_every_token_of_its_domain() {
    MaterialId id = freshId();
    String domain = freshDomain();
    try (OpenToken maker = device().open(domain);
        OpenToken user = device().open(domain)) {
      Material material = maker.token().generate(id, KeyAlgorithm.HMAC_SHA_256, Custody.WRAPPED);
      try (var here = (MacKey) maker.token().load(id, KeyAlgorithm.HMAC_SHA_256, material);
          var there = (MacKey) user.token().load(id, KeyAlgorithm.HMAC_SHA_256, material)) {
        assertThat(there.verify(new byte[] {7}, here.mac(new byte[] {7}))).isTrue();
      }
    }
  }

  @Test
  default void wrapped_material_is_made_afresh_each_time() {
    MaterialId id = freshId();
    Material first = token().generate(id, KeyAlgorithm.AES_256, Custody.WRAPPED);
    Material second = token().generate(id, KeyAlgorithm.AES_256, Custody.WRAPPED);
    assertThat(second.checkValue()).isNotEqualTo(first.checkValue());
  }

  @Test
  default void a_destroyed_resident_key_is_refused_and_destroying_it_again_does_nothing() {
    MaterialId id = freshId();
    Material material = token().generate(id, KeyAlgorithm.EC_P256, Custody.RESIDENT);
    token().destroy(id, material);
    token().destroy(id, material);
    assertThatThrownBy(() -> token().load(id, KeyAlgorithm.EC_P256, material))
        .isInstanceOf(TokenFailure.MaterialRejected.class);
  }

  @Test
  default void destroying_one_version_leaves_the_others() {
    MaterialId first = freshId();
    MaterialId second = new MaterialId(first.key(), new KeyVersion(2));
    Material doomed = token().generate(first, KeyAlgorithm.AES_256, Custody.RESIDENT);
    Material kept = token().generate(second, KeyAlgorithm.AES_256, Custody.RESIDENT);
    token().destroy(first, doomed);
    try (LoadedKey key = token().load(second, KeyAlgorithm.AES_256, kept)) {
      Work.prove(key, KeyAlgorithm.AES_256, kept.publicKey());
    }
    token().destroy(second, kept);
  }

  @Test
  default void a_key_is_not_destroyed_under_the_label_of_another() {
    MaterialId id = freshId();
    Material material = token().generate(id, KeyAlgorithm.AES_256, Custody.RESIDENT);
    assertThatThrownBy(() -> token().destroy(freshId(), material))
        .isInstanceOf(TokenFailure.MaterialRejected.class);
    token().load(id, KeyAlgorithm.AES_256, material).close();
    token().destroy(id, material);
  }
}

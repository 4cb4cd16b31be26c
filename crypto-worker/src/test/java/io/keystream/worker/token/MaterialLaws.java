package io.keystream.worker.token;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyVersion;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of refusal: a token never uses material for something it was not made for. */
public interface MaterialLaws extends TokenUnderTest {

  private Material.Wrapped make(MaterialId id, KeyAlgorithm algorithm) {
    return (Material.Wrapped) token().generate(id, algorithm, Custody.WRAPPED);
  }

  private void refused(MaterialId id, KeyAlgorithm algorithm, Material material) {
    assertThatThrownBy(() -> token().load(id, algorithm, material).close())
        .isInstanceOf(TokenFailure.MaterialRejected.class);
  }

  private static Material.Wrapped withBlob(Material.Wrapped material, Bytes blob) {
    return new Material.Wrapped(
        material.kekLabel(), blob, material.checkValue(), material.publicKey());
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"AES_256", "HMAC_SHA_256", "RSA_2048", "EC_P256", "ECDH_P256"})
  default void the_blob_of_another_key_is_refused(KeyAlgorithm algorithm) {
    MaterialId id = freshId();
    Material.Wrapped mine = make(id, algorithm);
    Material.Wrapped other = make(freshId(), algorithm);
    refused(id, algorithm, withBlob(mine, other.blob()));
    refused(id, algorithm, other);
    token().load(id, algorithm, mine).close();
  }

  @Test
  default void the_material_of_another_version_is_refused() {
    MaterialId first = freshId();
    MaterialId second = new MaterialId(first.key(), new KeyVersion(2));
    refused(second, KeyAlgorithm.AES_256, make(first, KeyAlgorithm.AES_256));
  }

  @Test
  default void the_material_of_another_algorithm_is_refused() {
    MaterialId id = freshId();
    Material.Wrapped aes = make(id, KeyAlgorithm.AES_256);
    Material.Wrapped hmac = make(id, KeyAlgorithm.HMAC_SHA_512);
    Material.Wrapped pair = make(id, KeyAlgorithm.EC_P256);
    refused(id, KeyAlgorithm.HMAC_SHA_256, aes);
    refused(id, KeyAlgorithm.AES_256, hmac);
    refused(id, KeyAlgorithm.AES_256, pair);
    refused(id, KeyAlgorithm.EC_P256, aes);
    refused(id, KeyAlgorithm.ECDH_P256, pair);
    refused(id, KeyAlgorithm.RSA_2048, pair);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 24, 39, 41, 48, 9_000})
  default void a_blob_of_another_length_is_refused(int sizeBytes) {
    MaterialId id = freshId();
    Material.Wrapped material = make(id, KeyAlgorithm.AES_256);
    Bytes cut = Bytes.adopt(Arrays.copyOf(material.blob().toArray(), sizeBytes));
    refused(id, KeyAlgorithm.AES_256, withBlob(material, cut));
    token().load(id, KeyAlgorithm.AES_256, material).close();
  }

  @Test
  default void a_flipped_bit_anywhere_in_the_blob_is_refused() {
    MaterialId id = freshId();
    Material.Wrapped material = make(id, KeyAlgorithm.AES_256);
    for (int bit = 0; bit < material.blob().size() * 8; bit += 13) {
      byte[] blob = material.blob().toArray();
      blob[bit / 8] ^= (byte) (1 << bit % 8);
      refused(id, KeyAlgorithm.AES_256, withBlob(material, Bytes.adopt(blob)));
    }
    token().load(id, KeyAlgorithm.AES_256, material).close();
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"AES_256", "HMAC_SHA_256", "EC_P256"})
  default void another_check_value_is_refused(KeyAlgorithm algorithm) {
    MaterialId id = freshId();
    Material.Wrapped material = make(id, algorithm);
    byte[] checkValue = material.checkValue().toArray();
    checkValue[15] ^= 1;
    refused(
        id,
        algorithm,
        new Material.Wrapped(
            material.kekLabel(), material.blob(), Bytes.adopt(checkValue), material.publicKey()));
    refused(
        id,
        algorithm,
        new Material.Wrapped(
            material.kekLabel(), material.blob(), Bytes.EMPTY, material.publicKey()));
  }

  @Test
  default void a_public_key_that_is_not_the_other_half_is_refused() {
    MaterialId id = freshId();
    Material.Wrapped mine = make(id, KeyAlgorithm.EC_P256);
    Bytes other = make(freshId(), KeyAlgorithm.EC_P256).publicKey();
    Bytes fitting = id.checkContext(KeyAlgorithm.EC_P256).ofPublicKey(other);
    refused(
        id,
        KeyAlgorithm.EC_P256,
        new Material.Wrapped(mine.kekLabel(), mine.blob(), fitting, other));
  }

  @Test
  default void material_under_an_unknown_kek_or_that_of_another_domain_is_refused() {
    MaterialId id = freshId();
    Material.Wrapped material = make(id, KeyAlgorithm.AES_256);
    KekLabel unknown = new KekLabel(material.kekLabel().domain(), 9999);
    String elsewhere = freshDomain();
    try (OpenToken other = device().open(elsewhere)) {
      for (KekLabel label : new KekLabel[] {unknown, other.keks().current()}) {
        refused(
            id,
            KeyAlgorithm.AES_256,
            new Material.Wrapped(
                label, material.blob(), material.checkValue(), material.publicKey()));
      }
    }
  }

  @Test
  default void a_resident_key_is_refused_under_another_id_or_algorithm() {
    MaterialId id = freshId();
    Material material = token().generate(id, KeyAlgorithm.AES_256, Custody.RESIDENT);
    refused(freshId(), KeyAlgorithm.AES_256, material);
    refused(id, KeyAlgorithm.HMAC_SHA_256, material);
    refused(
        id,
        KeyAlgorithm.AES_256,
        new Material.Resident(id.label(), Bytes.adopt(new byte[16]), Bytes.EMPTY));
    token().destroy(id, material);
  }
}

package io.keystream.worker.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.OaepHash;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Laws of keys that come from outside. */
public interface ImportLaws extends TokenUnderTest {

  private KnownWrappingKey freshWrappingKey() {
    return KnownWrappingKey.in(device(), freshDomain());
  }

  private KeyImport imports() {
    return token().imports();
  }

  private void assertRejected(
      KeyAlgorithm algorithm, KnownWrappingKey wrappingKey, Envelope envelope) {
    assertThatThrownBy(() -> imports().take(freshId(), algorithm, wrappingKey.id(), envelope))
        .isInstanceOf(TokenFailure.MaterialRejected.class)
        .hasMessage(KeyImport.rejected().getMessage());
  }

  private static byte[] pkcs8(String family, AlgorithmParameterSpec spec) {
    return pair(family, spec).getPrivate().getEncoded();
  }

  private static KeyPair pair(String family, AlgorithmParameterSpec spec) {
    try {
      var generator = KeyPairGenerator.getInstance(family);
      generator.initialize(spec);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static AlgorithmParameterSpec rsa(int bits) {
    return new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4);
  }

  @Test
  default void envelopes_open_that_others_made() {
    var wrappingKey = freshWrappingKey();
    var mine = new byte[] {1, 2, 3};
    for (Vectors.Vector vector : Vectors.of("rsa-aes-key-wrap")) {
      var hash = OaepHash.valueOf(vector.id());
      var envelope = new Envelope(Bytes.copyOf(vector.field(2)), hash);
      if (!imports().hashes().contains(hash)) {
        assertThatThrownBy(() ->
                imports().take(freshId(), KeyAlgorithm.HMAC_SHA_256, wrappingKey.id(), envelope))
            .as("%s", vector)
            .isInstanceOf(TokenFailure.Unsupported.class);
      } else if (vector.valid()) {
        var id = freshId();
        var material = imports().take(id, KeyAlgorithm.HMAC_SHA_256, wrappingKey.id(), envelope);
        try (var key = (MacKey) token().load(id, KeyAlgorithm.HMAC_SHA_256, material)) {
          assertThat(key.mac(mine)).as("%s", vector).isEqualTo(hmac(vector.field(1), mine));
        }
      } else {
        assertRejected(KeyAlgorithm.HMAC_SHA_256, wrappingKey, envelope);
      }
    }
    assertThat(imports().hashes()).contains(OaepHash.SHA_1);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"AES_256, 32", "HMAC_SHA_256, 32", "HMAC_SHA_384, 48", "HMAC_SHA_512, 64"})
  default void a_symmetric_key_comes_in_by_its_exact_size(KeyAlgorithm algorithm, int sizeBytes) {
    var wrappingKey = freshWrappingKey();
    var id = freshId();
    var envelope = wrappingKey.wrap(token().random(sizeBytes));
    var material = imports().take(id, algorithm, wrappingKey.id(), envelope);
    assertThat(material.publicKey()).isEqualTo(Bytes.EMPTY);
    try (var key = token().load(id, algorithm, material)) {
      Work.prove(key, algorithm, material.publicKey());
    }
    for (int wrong : new int[] {16, 24, sizeBytes - 8, sizeBytes + 1, sizeBytes + 8}) {
      if (wrong != sizeBytes) {
        assertRejected(algorithm, wrappingKey, wrappingKey.wrap(token().random(wrong)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_2048, RSA, 2048",
    "EC_P256, EC, secp256r1",
    "EC_P384, EC, secp384r1",
    "EC_P521, EC, secp521r1",
    "ECDH_P256, EC, secp256r1"
  })
  default void a_private_key_comes_in_with_the_public_half_that_belongs_to_it(
      KeyAlgorithm algorithm, String family, String size) {
    var wrappingKey = freshWrappingKey();
    // Of a curve's two points with one x, each pair has either; some pairs make sure of both.
    for (int i = 0; i < (family.equals("EC") ? 4 : 1); i++) {
      var pair =
          pair(
              family,
              family.equals("EC") ? new ECGenParameterSpec(size) : rsa(Integer.parseInt(size)));
      var id = freshId();
      var envelope = wrappingKey.wrap(pair.getPrivate().getEncoded());
      var material = imports().take(id, algorithm, wrappingKey.id(), envelope);
      assertThat(material.publicKey()).isEqualTo(Bytes.adopt(pair.getPublic().getEncoded()));
      try (var key = token().load(id, algorithm, material)) {
        Work.prove(key, algorithm, material.publicKey());
      }
    }
  }

  @Test
  default void a_key_of_another_kind_is_refused() {
    var wrappingKey = freshWrappingKey();
    var rsa = wrappingKey.wrap(pkcs8("RSA", rsa(2048)));
    var p256 = wrappingKey.wrap(pkcs8("EC", new ECGenParameterSpec("secp256r1")));
    assertRejected(KeyAlgorithm.EC_P256, wrappingKey, rsa);
    assertRejected(KeyAlgorithm.RSA_3072, wrappingKey, rsa);
    assertRejected(KeyAlgorithm.AES_256, wrappingKey, rsa);
    assertRejected(KeyAlgorithm.RSA_2048, wrappingKey, p256);
    assertRejected(KeyAlgorithm.EC_P384, wrappingKey, p256);
    assertRejected(KeyAlgorithm.EC_P256, wrappingKey, wrappingKey.wrap(token().random(32)));
    assertRejected(KeyAlgorithm.RSA_2048, wrappingKey, wrappingKey.wrap(token().random(1200)));
  }

  @Test
  default void an_envelope_that_was_touched_is_refused_wherever_it_was() {
    var wrappingKey = freshWrappingKey();
    var bytes = wrappingKey.wrap(token().random(32)).bytes().toArray();
    for (int place : new int[] {0, 511, 512, bytes.length - 1}) {
      var touched = bytes.clone();
      touched[place] ^= 4;
      assertRejected(
          KeyAlgorithm.AES_256, wrappingKey, new Envelope(Bytes.adopt(touched), OaepHash.SHA_1));
    }
    for (int size : new int[] {0, 511, 512, 520, bytes.length - 1, bytes.length - 8}) {
      assertRejected(
          KeyAlgorithm.AES_256,
          wrappingKey,
          new Envelope(Bytes.adopt(Arrays.copyOf(bytes, size)), OaepHash.SHA_1));
    }
  }

  @Test
  default void what_is_no_aes_key_opens_nothing() {
    var wrappingKey = freshWrappingKey();
    var envelope = wrappingKey.wrap(token().random(32)).bytes().toArray();
    for (int sizeBytes : new int[] {0, 20, 48}) {
      var other = Envelopes.oaep(wrappingKey.publicHalf(), new byte[sizeBytes]);
      System.arraycopy(other, 0, envelope, 0, other.length);
      assertRejected(
          KeyAlgorithm.AES_256, wrappingKey, new Envelope(Bytes.copyOf(envelope), OaepHash.SHA_1));
    }
  }

  @Test
  default void a_wrapping_key_opens_no_envelope_of_another() {
    var mine = freshWrappingKey();
    var absent = new DomainMaterialId(freshDomain(), DomainMaterialId.Purpose.IMPORT, 1);
    assertThat(imports().publicHalf(absent)).isEmpty();
    assertThatThrownBy(() ->
            imports().take(freshId(), KeyAlgorithm.AES_256, absent, mine.wrap(token().random(32))))
        .isInstanceOf(TokenFailure.MaterialRejected.class);
  }

  @Test
  default void making_a_wrapping_key_that_is_there_makes_nothing() {
    var wrappingKey = freshWrappingKey();
    assertThat(imports().make(wrappingKey.id())).isEqualTo(wrappingKey.publicHalf());
    assertThat(imports().publicHalf(wrappingKey.id())).contains(wrappingKey.publicHalf());
  }

  @Test
  default void material_of_a_key_that_came_in_is_bound_to_its_name() {
    var wrappingKey = freshWrappingKey();
    var id = freshId();
    var material =
        imports()
            .take(id, KeyAlgorithm.AES_256, wrappingKey.id(), wrappingKey.wrap(token().random(32)));
    assertThatThrownBy(() -> token().load(freshId(), KeyAlgorithm.AES_256, material))
        .isInstanceOf(TokenFailure.MaterialRejected.class);
  }

  @Test
  default void an_ed25519_key_comes_in_where_the_token_keeps_one_wrapped()
      throws GeneralSecurityException {
    var wrappingKey = freshWrappingKey();
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var id = freshId();
    var envelope = wrappingKey.wrap(pair.getPrivate().getEncoded());
    if (!device().supports(KeyAlgorithm.ED25519, Custody.WRAPPED)) {
      assertThatThrownBy(() -> imports().take(id, KeyAlgorithm.ED25519, wrappingKey.id(), envelope))
          .isInstanceOf(TokenFailure.Unsupported.class);
      return;
    }
    var material = imports().take(id, KeyAlgorithm.ED25519, wrappingKey.id(), envelope);
    assertThat(material.publicKey()).isEqualTo(Bytes.adopt(pair.getPublic().getEncoded()));
  }
}

package io.keystream.worker.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Laws of MACs, signatures and agreements, and of the life of a loaded key. */
public interface UseLaws extends TokenUnderTest {

  private static byte[] message() {
    return "message".getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"HMAC_SHA_256", "HMAC_SHA_384", "HMAC_SHA_512"})
  default void a_mac_is_whole_and_verifies_only_its_message(KeyAlgorithm algorithm) {
    try (MacKey key = (MacKey) loadFresh(algorithm)) {
      byte[] mac = key.mac(message());
      assertThat(mac).hasSize(Integer.parseInt(algorithm.name().substring(9)) / 8);
      assertThat(key.verify(message(), mac)).isTrue();
      assertThat(key.verify(new byte[0], mac)).isFalse();
      assertThat(key.verify(message(), Arrays.copyOf(mac, 16))).isFalse();
      assertThat(key.mac(new byte[0])).isNotEqualTo(mac).hasSameSizeAs(mac);
      assertThat(key.verify(new byte[200_000], key.mac(new byte[200_000]))).isTrue();
    }
  }

  /** Otherwise a caller could have the check value made that passes this key off as another. */
  @Test
  default void nobody_gets_a_mac_that_is_a_check_value() {
    try (MacKey key = (MacKey) loadFresh(KeyAlgorithm.HMAC_SHA_256)) {
      byte[] context = freshId().checkContext(KeyAlgorithm.HMAC_SHA_256).bytes();
      assertThatThrownBy(() -> key.mac(context)).isInstanceOf(TokenFailure.Unsupported.class);
    }
  }

  @Test
  default void a_key_refuses_a_signature_algorithm_that_does_not_fit() {
    try (SigningKey key = (SigningKey) loadFresh(KeyAlgorithm.EC_P256)) {
      for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
        if (!other.fits(KeyAlgorithm.EC_P256)) {
          assertThatThrownBy(() -> key.sign(other, message()))
              .isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"RSA_2048", "EC_P256", "EC_P384", "EC_P521"})
  default void a_signed_digest_is_the_signature_of_its_message(KeyAlgorithm algorithm)
      throws NoSuchAlgorithmException {
    MaterialId id = freshId();
    Material material = token().generate(id, algorithm, Custody.WRAPPED);
    SignatureVerifier verifier = new SignatureVerifier();
    try (SigningKey key = (SigningKey) token().load(id, algorithm, material)) {
      for (SignatureAlgorithm signature : SignatureAlgorithm.values()) {
        if (signature.fits(algorithm)) {
          byte[] digest = digest(signature, message());
          byte[] ofDigest = key.signDigest(signature, digest);
          byte[] ofMessage = key.sign(signature, message());
          Bytes publicKey = material.publicKey();
          assertThat(verifier.verify(signature, publicKey, message(), ofDigest)).isTrue();
          assertThat(verifier.verifyDigest(signature, publicKey, digest, ofMessage)).isTrue();
          byte[] another = digest(signature, new byte[0]);
          assertThat(verifier.verifyDigest(signature, publicKey, another, ofDigest)).isFalse();
          assertThat(verifier.verifyDigest(signature, publicKey, digest, new byte[7])).isFalse();
        }
      }
    }
  }

  private static byte[] digest(SignatureAlgorithm signature, byte[] message)
      throws NoSuchAlgorithmException {
    String hash = signature.hash().orElseThrow().name().replace('_', '-');
    return MessageDigest.getInstance(hash).digest(message);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"RSA_2048", "EC_P256", "ED25519"})
  default void what_is_no_digest_is_not_signed_as_one(KeyAlgorithm algorithm) {
    if (!device().supports(algorithm, Custody.RESIDENT)) {
      return;
    }
    MaterialId id = freshId();
    Material material = token().generate(id, algorithm, Custody.RESIDENT);
    try (SigningKey key = (SigningKey) token().load(id, algorithm, material)) {
      for (SignatureAlgorithm signature : SignatureAlgorithm.values()) {
        if (signature.fits(algorithm)) {
          assertThatThrownBy(() -> key.signDigest(signature, message()))
              .isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
    token().destroy(id, material);
  }

  @Test
  default void large_messages_are_signed_and_larger_ones_refused() {
    MaterialId id = freshId();
    Material material = token().generate(id, KeyAlgorithm.EC_P384, Custody.WRAPPED);
    try (SigningKey key = (SigningKey) token().load(id, KeyAlgorithm.EC_P384, material)) {
      byte[] large = new byte[Token.MAX_INPUT_BYTES];
      byte[] signature = key.sign(SignatureAlgorithm.ECDSA_SHA_384, large);
      assertThat(
              new SignatureVerifier()
                  .verify(SignatureAlgorithm.ECDSA_SHA_384, material.publicKey(), large, signature))
          .isTrue();
      assertThatThrownBy(
              () -> key.sign(SignatureAlgorithm.ECDSA_SHA_384, new byte[large.length + 1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  default void an_agreement_refuses_what_is_no_point_of_its_curve() {
    try (AgreementKey key = (AgreementKey) loadFresh(KeyAlgorithm.ECDH_P256)) {
      byte[] offCurve = Work.p256().getPublic().getEncoded();
      offCurve[offCurve.length - 1] ^= 1;
      for (byte[] bad : new byte[][] {offCurve, new byte[0], new byte[91]}) {
        assertThatThrownBy(() -> key.agree(Bytes.copyOf(bad)))
            .isInstanceOf(TokenFailure.BadPublicKey.class);
      }
      assertThat(key.agree(Bytes.adopt(Work.p256().getPublic().getEncoded()))).hasSize(32);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {"AES_256", "HMAC_SHA_256", "RSA_2048", "EC_P256", "ECDH_P256"})
  default void a_closed_key_does_nothing_any_more(KeyAlgorithm algorithm) {
    MaterialId id = freshId();
    Material material = token().generate(id, algorithm, Custody.WRAPPED);
    LoadedKey key = token().load(id, algorithm, material);
    key.close();
    key.close();
    assertThatThrownBy(() -> Work.prove(key, algorithm, material.publicKey()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void closing_one_load_of_a_key_leaves_the_other() {
    MaterialId id = freshId();
    Material material = token().generate(id, KeyAlgorithm.RSA_2048, Custody.RESIDENT);
    try (LoadedKey kept = token().load(id, KeyAlgorithm.RSA_2048, material)) {
      token().load(id, KeyAlgorithm.RSA_2048, material).close();
      Work.prove(kept, KeyAlgorithm.RSA_2048, material.publicKey());
    }
    token().destroy(id, material);
  }

  @Test
  default void random_bytes_differ_and_have_limits() {
    assertThat(token().random(32)).hasSize(32).isNotEqualTo(token().random(32));
    assertThat(token().random(Token.MAX_INPUT_BYTES)).hasSize(Token.MAX_INPUT_BYTES);
    for (int size : new int[] {-1, 0, Token.MAX_INPUT_BYTES + 1}) {
      assertThatThrownBy(() -> token().random(size)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  default void health_counts_the_keys_in_use() {
    try (OpenToken open = device().open(freshDomain())) {
      Token token = open.token();
      MaterialId id = freshId();
      Material material = token.generate(id, KeyAlgorithm.AES_256, Custody.WRAPPED);
      int before = ((Health.Serving) token.health()).loadedKeys();
      LoadedKey key = token.load(id, KeyAlgorithm.AES_256, material);
      assertThat(((Health.Serving) token.health()).loadedKeys()).isEqualTo(before + 1);
      key.close();
      assertThat(((Health.Serving) token.health()).loadedKeys()).isEqualTo(before);
    }
  }

  @Test
  default void a_closed_token_does_nothing_any_more() {
    OpenToken open = device().open(freshDomain());
    MaterialId id = freshId();
    Material material = open.token().generate(id, KeyAlgorithm.AES_256, Custody.WRAPPED);
    LoadedKey key = open.token().load(id, KeyAlgorithm.AES_256, material);
    open.token().close();
    open.token().close();
    assertThatThrownBy(() -> Work.prove(key, KeyAlgorithm.AES_256, Bytes.EMPTY))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> open.token().random(1)).isInstanceOf(IllegalStateException.class);
    assertThat(open.token().health()).isInstanceOf(Health.Down.class);
  }
}

package io.keystream.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which key does what: one use a key, one hash a curve. */
final class AlgorithmsTest {

  @Test
  void every_key_has_one_use_and_the_signatures_that_fit_it() {
    var table =
        Stream.of(KeyAlgorithm.values())
            .map(key -> key + " " + key.usage() + " " + signatures(key) + "\n")
            .collect(Collectors.joining());
    assertThat(table)
        .isEqualTo(
            """
            AES_256 ENCRYPT_DECRYPT []
            HMAC_SHA_256 GENERATE_VERIFY_MAC []
            HMAC_SHA_384 GENERATE_VERIFY_MAC []
            HMAC_SHA_512 GENERATE_VERIFY_MAC []
            RSA_2048 SIGN_VERIFY [RSASSA_PSS_SHA_256, RSASSA_PSS_SHA_384, RSASSA_PSS_SHA_512, RSASSA_PKCS1_V1_5_SHA_256, RSASSA_PKCS1_V1_5_SHA_384, RSASSA_PKCS1_V1_5_SHA_512]
            RSA_3072 SIGN_VERIFY [RSASSA_PSS_SHA_256, RSASSA_PSS_SHA_384, RSASSA_PSS_SHA_512, RSASSA_PKCS1_V1_5_SHA_256, RSASSA_PKCS1_V1_5_SHA_384, RSASSA_PKCS1_V1_5_SHA_512]
            RSA_4096 SIGN_VERIFY [RSASSA_PSS_SHA_256, RSASSA_PSS_SHA_384, RSASSA_PSS_SHA_512, RSASSA_PKCS1_V1_5_SHA_256, RSASSA_PKCS1_V1_5_SHA_384, RSASSA_PKCS1_V1_5_SHA_512]
            EC_P256 SIGN_VERIFY [ECDSA_SHA_256]
            EC_P384 SIGN_VERIFY [ECDSA_SHA_384]
            EC_P521 SIGN_VERIFY [ECDSA_SHA_512]
            ED25519 SIGN_VERIFY [ED25519]
            ECDH_P256 KEY_AGREEMENT []
            """);
  }

  @Test
  void a_symmetric_key_has_no_public_half() {
    assertThat(KeyAlgorithm.values())
        .filteredOn(key -> !key.isAsymmetric())
        .containsExactly(
            KeyAlgorithm.AES_256,
            KeyAlgorithm.HMAC_SHA_256,
            KeyAlgorithm.HMAC_SHA_384,
            KeyAlgorithm.HMAC_SHA_512);
  }

  @Test
  void an_accepted_command_leaves_an_event() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Decision.Accepted(List.of()))
        .withMessage("an accepted command leaves an event");
  }

  private static List<SignatureAlgorithm> signatures(KeyAlgorithm key) {
    return Stream.of(SignatureAlgorithm.values()).filter(signature -> signature.fits(key)).toList();
  }
}

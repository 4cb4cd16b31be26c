package io.keystream.worker.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignatureVerifierTest {

  private final SignatureVerifier verifier = new SignatureVerifier();

  /** Wycheproof; the Ed25519 file holds the vectors of RFC 8032. */
  @ParameterizedTest
  @CsvSource({
    "ED25519, ed25519",
    "ECDSA_SHA_256, ecdsa-p256-sha-256",
    "ECDSA_SHA_384, ecdsa-p384-sha-384",
    "ECDSA_SHA_512, ecdsa-p521-sha-512",
    "RSASSA_PSS_SHA_256, rsa-pss-2048-sha-256",
    "RSASSA_PSS_SHA_512, rsa-pss-4096-sha-512",
    "RSASSA_PKCS1_V1_5_SHA_256, rsa-pkcs1-2048-sha-256"
  })
  void published_signatures_verify_and_published_forgeries_do_not(
      SignatureAlgorithm algorithm, String name) {
    for (Vectors.Vector vector : Vectors.of(name)) {
      Bytes publicKey = Bytes.copyOf(vector.field(0));
      assertThat(verifier.verify(algorithm, publicKey, vector.field(1), vector.field(2)))
          .as("%s", vector)
          .isEqualTo(vector.valid());
    }
  }

  /** RFC 6979, A.2.5: P-256 with SHA-256, message "sample". */
  @Test
  void the_signature_of_rfc_6979_verifies() throws Exception {
    Bytes publicKey =
        SubjectPublicKeyInfo.ofEcPoint(
            KeyAlgorithm.EC_P256,
            HexFormat.of()
                .parseHex(
                    "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"));
    byte[] signature =
        new DERSequence(
                new ASN1Integer[] {
                  integer("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"),
                  integer("f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8")
                })
            .getEncoded();
    byte[] message = "sample".getBytes(StandardCharsets.US_ASCII);
    assertThat(verifier.verify(SignatureAlgorithm.ECDSA_SHA_256, publicKey, message, signature))
        .isTrue();
  }

  /** RFC 8032, 7.1, test 2. */
  @Test
  void the_signature_of_rfc_8032_verifies() {
    byte[] point =
        HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    byte[] signature =
        HexFormat.of()
            .parseHex(
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    Bytes publicKey = SubjectPublicKeyInfo.ofEd25519Point(point);
    assertThat(verifier.verify(SignatureAlgorithm.ED25519, publicKey, new byte[] {0x72}, signature))
        .isTrue();
  }

  @Test
  void a_public_key_of_another_kind_is_refused() {
    Bytes p256 = Bytes.adopt(Work.p256().getPublic().getEncoded());
    for (SignatureAlgorithm other :
        new SignatureAlgorithm[] {
          SignatureAlgorithm.ED25519, SignatureAlgorithm.RSASSA_PSS_SHA_256
        }) {
      assertThatThrownBy(() -> verifier.verify(other, p256, new byte[1], new byte[64]))
          .isInstanceOf(TokenFailure.BadPublicKey.class);
    }
  }

  private static ASN1Integer integer(String hex) {
    return new ASN1Integer(new BigInteger(hex, 16));
  }
}

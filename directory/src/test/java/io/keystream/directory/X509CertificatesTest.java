package io.keystream.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.testkit.TestIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class X509CertificatesTest {

  private static final Instant FROM = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  private final X509Certificates certificates = new X509Certificates();

  static List<TestIdentity> identities() {
    return List.of(
        TestIdentity.ed25519("ada", FROM, YEAR),
        TestIdentity.ecdsa("secp256r1", "ada", FROM, YEAR));
  }

  @ParameterizedTest
  @MethodSource("identities")
  void what_counts_of_a_certificate_is_read(TestIdentity identity) {
    var read = certificates.read(identity.certificate());

    assertThat(read.notBefore()).isEqualTo(FROM);
    assertThat(read.notAfter()).isEqualTo(FROM.plus(YEAR));
    assertThat(certificates.commonName(identity.certificate())).isEqualTo("ada");
  }

  @Test
  void the_fingerprint_is_the_one_that_openssl_prints() {
    // openssl req -x509 -newkey ed25519 -nodes -subj "/CN=ada" -days 100 -outform DER
    // openssl x509 -inform DER -fingerprint -sha256
    var der = HexFormat.of().parseHex(Vectors.CERTIFICATE);

    assertThat(certificates.read(der).fingerprint().hex()).isEqualTo(Vectors.FINGERPRINT);
    assertThat(certificates.commonName(der)).isEqualTo("ada");
  }

  @Test
  void what_openssl_signs_verifies() {
    // openssl pkeyutl -sign -rawin
    var der = HexFormat.of().parseHex(Vectors.CERTIFICATE);

    assertThat(certificates.verifies(der, MESSAGE, HexFormat.of().parseHex(Vectors.SIGNATURE)))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("identities")
  void a_signature_is_good_for_its_message_and_its_certificate_only(TestIdentity identity) {
    var der = identity.certificate();
    var signature = identity.sign(MESSAGE);
    var another = TestIdentity.ed25519("ada", FROM, YEAR).certificate();

    assertThat(certificates.verifies(der, MESSAGE, signature)).isTrue();
    assertThat(certificates.verifies(der, new byte[0], signature)).isFalse();
    assertThat(certificates.verifies(another, MESSAGE, signature)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("identities")
  void no_changed_signature_is_good(TestIdentity identity) {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var signature = identity.sign(MESSAGE);
    for (var round = 0; round < 100; round++) {
      var changed = signature.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(certificates.verifies(identity.certificate(), MESSAGE, changed))
          .as("seed %d", seed)
          .isFalse();
    }
    assertThat(certificates.verifies(identity.certificate(), MESSAGE, new byte[0])).isFalse();
  }

  @Test
  void a_key_of_another_kind_is_refused() {
    var p384 = TestIdentity.ecdsa("secp384r1", "ada", FROM, YEAR);

    assertThatThrownBy(() -> certificates.read(p384.certificate()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key must be Ed25519 or P-256");
    assertThat(certificates.verifies(p384.certificate(), MESSAGE, p384.sign(MESSAGE))).isFalse();
  }

  @Test
  void the_same_certificate_in_other_bytes_is_none() {
    var der = TestIdentity.ed25519("ada", FROM, YEAR).certificate();
    var pem =
        ("-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n")
            .getBytes(StandardCharsets.US_ASCII);

    refused(Arrays.copyOf(der, der.length + 1), "certificate: ");
    refused(pem, "certificate: ");
  }

  @Test
  void what_is_no_certificate_is_refused() {
    refused(new byte[0], "certificate: these bytes are no X.509 certificate");
    refused(MESSAGE, "certificate: these bytes are no X.509 certificate");
    refused(
        Arrays.copyOf(TestIdentity.ed25519("ada", FROM, YEAR).certificate(), 100),
        "certificate: these bytes are no X.509 certificate");
    assertThat(certificates.verifies(MESSAGE, MESSAGE, MESSAGE)).isFalse();
  }

  @Test
  void bytes_changed_at_random_are_a_certificate_or_refused() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var der = TestIdentity.ed25519("ada", FROM, YEAR).certificate();
    for (var round = 0; round < 2_000; round++) {
      var changed = der.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      try {
        var _ = certificates.read(changed);
      } catch (IllegalArgumentException e) {
        assertThat(e).as("seed %d", seed).hasMessageStartingWith("certificate");
      }
    }
  }

  private void refused(byte[] der, String message) {
    assertThatThrownBy(() -> certificates.read(der))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}

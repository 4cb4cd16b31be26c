package io.keystream.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CredentialTest {

  private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final byte[] MESSAGE = Fields.utf8("message");

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void the_jdk_reads_our_certificate_and_verifies_our_signatures(SignatureScheme scheme)
      throws GeneralSecurityException {
    var credential = generate(scheme);
    var certificate = jdk(credential);
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=svc-till");

    var signature = Signature.getInstance(jdkName(scheme));
    signature.initVerify(certificate.getPublicKey());
    signature.update(MESSAGE);
    assertThat(signature.verify(credential.sign(MESSAGE))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void the_private_key_is_written_in_the_form_that_everybody_reads(SignatureScheme scheme) {
    var written = PrivateKeyInfo.getInstance(generate(scheme).revealPrivateKey());

    assertThat(written.getVersion().getValue()).isZero();
    assertThat(written.hasPublicKey()).isFalse();
  }

  @Test
  void a_server_is_reached_under_its_names_and_addresses() throws Exception {
    var names =
        new ServerNames(
            List.of("localhost", "vault.example"), List.of(InetAddress.getLoopbackAddress()));

    var server = Credential.generateForServer(names, START, DAY, new SecureRandom());

    assertThat(jdk(server).getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactlyInAnyOrder("localhost", "vault.example", "127.0.0.1");
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void a_signature_is_of_one_message_and_one_key(SignatureScheme scheme) {
    var credential = generate(scheme);
    var signature = credential.sign(MESSAGE);
    assertThat(credential.certificate().hasSigned(MESSAGE, signature)).isTrue();
    assertThat(credential.certificate().hasSigned(Fields.utf8("massage"), signature)).isFalse();
    assertThat(generate(scheme).certificate().hasSigned(MESSAGE, signature)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void no_damaged_signature_passes_and_none_throws(SignatureScheme scheme) {
    var credential = generate(scheme);
    var signature = credential.sign(MESSAGE);
    for (var i = 0; i < signature.length; i++) {
      var damaged = signature.clone();
      damaged[i] ^= 0x40;
      assertThat(credential.certificate().hasSigned(MESSAGE, damaged)).as("byte %d", i).isFalse();
    }
    for (var length = 0; length < signature.length; length++) {
      var cut = java.util.Arrays.copyOf(signature, length);
      assertThat(credential.certificate().hasSigned(MESSAGE, cut)).as("%d bytes", length).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void a_certificate_says_whose_it_is_and_when_it_is_valid(SignatureScheme scheme) {
    var certificate = Certificate.parse(generate(scheme).certificate().der());
    assertThat(certificate.commonName()).isEqualTo("svc-till");
    assertThat(certificate.scheme()).isEqualTo(scheme);
    assertThat(certificate.isValidAt(START.minusSeconds(1))).isFalse();
    assertThat(certificate.isValidAt(START)).isTrue();
    assertThat(certificate.isValidAt(START.plus(DAY))).isTrue();
    assertThat(certificate.isValidAt(START.plus(DAY).plusSeconds(1))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void a_key_of_another_certificate_makes_no_credential(SignatureScheme scheme) {
    var key = generate(scheme).revealPrivateKey();
    for (var other : SignatureScheme.values()) {
      var certificate = generate(other).certificate();
      assertThatThrownBy(() -> Credential.of(certificate, key))
          .isInstanceOf(BadCredential.class)
          .hasMessageContaining("does not belong to");
    }
  }

  private static X509Certificate jdk(Credential credential) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(credential.certificate().der()));
  }

  private static String jdkName(SignatureScheme scheme) {
    return switch (scheme) {
      case ED25519 -> "Ed25519";
      case ECDSA_P256 -> "SHA256withECDSA";
    };
  }

  private static Credential generate(SignatureScheme scheme) {
    return Credential.generate("svc-till", scheme, START, DAY, new SecureRandom());
  }
}

package io.keystream.worker.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.KeyAgreement;

/** One round of honest work with a key, checked outside the token. */
public final class Work {

  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTEXT = "a context".getBytes(StandardCharsets.US_ASCII);

  private Work() {}

  public static void prove(LoadedKey key, KeyAlgorithm algorithm, Bytes publicKey) {
    switch (key) {
      case EncryptionKey k ->
          assertThat(k.decrypt(k.encrypt(MESSAGE, CONTEXT), CONTEXT)).isEqualTo(MESSAGE);
      case MacKey k -> assertThat(k.verify(MESSAGE, k.mac(MESSAGE))).isTrue();
      case SigningKey k -> proveSignatures(k, algorithm, publicKey);
      case AgreementKey k -> proveAgreement(k, publicKey);
    }
  }

  private static void proveSignatures(SigningKey key, KeyAlgorithm algorithm, Bytes publicKey) {
    SignatureVerifier verifier = new SignatureVerifier();
    for (SignatureAlgorithm signing : SignatureAlgorithm.values()) {
      if (signing.fits(algorithm)) {
        byte[] signature = key.sign(signing, MESSAGE);
        assertThat(verifier.verify(signing, publicKey, MESSAGE, signature))
            .as("%s", signing)
            .isTrue();
        assertThat(verifier.verify(signing, publicKey, CONTEXT, signature)).isFalse();
      }
    }
  }

  private static void proveAgreement(AgreementKey key, Bytes publicKey) {
    KeyPair peer = p256();
    byte[] inside = key.agree(Bytes.adopt(peer.getPublic().getEncoded()));
    assertThat(inside).hasSize(32).isEqualTo(agree(peer, publicKey));
  }

  static KeyPair p256() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] agree(KeyPair mine, Bytes theirs) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(mine.getPrivate());
      agreement.doPhase(SubjectPublicKeyInfo.decode("EC", theirs), true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

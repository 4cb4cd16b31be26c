package io.keystream.worker.token.memory;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.worker.token.InputLimit;
import io.keystream.worker.token.JcaSignature;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.SigningKey;
import java.security.GeneralSecurityException;
import java.security.Signature;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Signatures in this process: RSA and ECDSA with the JDK, Ed25519 with Bouncy Castle. */
record MemorySigningKey(MaterialName id, KeyAlgorithm keyAlgorithm, KeyInUse key)
    implements SigningKey {

  @Override
  public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
    InputLimit.check(message);
    JcaSignature.checkFits(algorithm, keyAlgorithm);
    return key.use(clear ->
        algorithm == SignatureAlgorithm.ED25519
            ? signEd25519(clear, message)
            : sign(algorithm, clear, message));
  }

  private static byte[] sign(SignatureAlgorithm algorithm, ClearKey clear, byte[] message) {
    try {
      Signature signer = JcaSignature.of(algorithm);
      signer.initSign(PrivateKeys.decode(JcaSignature.family(algorithm), clear));
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot sign with " + algorithm, e);
    }
  }

  private static byte[] signEd25519(ClearKey clear, byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, Ed25519Pkcs8.decode(clear));
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  @Override
  public void close() {
    key.close();
  }
}

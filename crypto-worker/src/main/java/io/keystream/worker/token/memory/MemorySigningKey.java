package io.keystream.worker.token.memory;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.worker.token.DigestSignature;
import io.keystream.worker.token.InputLimit;
import io.keystream.worker.token.JcaSignature;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.SigningKey;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
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

  @Override
  public byte[] signDigest(SignatureAlgorithm algorithm, byte[] digest) {
    JcaSignature.checkFits(algorithm, keyAlgorithm);
    JcaSignature.checkDigest(algorithm, digest);
    return key.use(clear ->
        JcaSignature.family(algorithm).equals("EC")
            ? signEcdsaDigest(clear, digest)
            : signRsaDigest(algorithm, clear, digest));
  }

  private static byte[] signEcdsaDigest(ClearKey clear, byte[] digest) {
    try {
      Signature signer = DigestSignature.ecdsa();
      signer.initSign(PrivateKeys.decode("EC", clear));
      signer.update(digest);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot sign with ECDSA", e);
    }
  }

  private static byte[] signRsaDigest(SignatureAlgorithm algorithm, ClearKey clear, byte[] digest) {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) PrivateKeys.decode("RSA", clear);
    Signer signer = DigestSignature.rsa(algorithm);
    signer.init(
        true,
        new RSAPrivateCrtKeyParameters(
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrivateExponent(),
            key.getPrimeP(),
            key.getPrimeQ(),
            key.getPrimeExponentP(),
            key.getPrimeExponentQ(),
            key.getCrtCoefficient()));
    signer.update(digest, 0, digest.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new IllegalStateException("Bouncy Castle cannot sign with " + algorithm, e);
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

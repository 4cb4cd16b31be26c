package io.keystream.worker.token;

import io.keystream.domain.key.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Verifies signatures with a public key, in software: nothing about it is secret, and it costs the
 * token nothing. Ed25519 runs on Bouncy Castle, which is eight times faster than the JDK there.
 *
 * <p><i>Thread safety:</i> holds no state.
 */
public final class SignatureVerifier {

  /**
   * Whether the signature is that of the message. Whatever is not a well-formed signature is false.
   *
   * @param publicKey SubjectPublicKeyInfo in DER
   * @throws TokenFailure.BadPublicKey if it does not decode as a key for the algorithm
   */
  public boolean verify(
      SignatureAlgorithm algorithm, Bytes publicKey, byte[] message, byte[] signature) {
    return algorithm == SignatureAlgorithm.ED25519
        ? verifyEd25519(publicKey, message, signature)
        : verifyJca(algorithm, publicKey, message, signature);
  }

  /**
   * Whether the signature is that of the message with this digest.
   *
   * @throws TokenFailure.BadPublicKey if the key does not decode as one for the algorithm
   * @throws IllegalArgumentException if it is no digest of the algorithm's hash
   */
  public boolean verifyDigest(
      SignatureAlgorithm algorithm, Bytes publicKey, byte[] digest, byte[] signature) {
    JcaSignature.checkDigest(algorithm, digest);
    var family = JcaSignature.family(algorithm);
    var key = SubjectPublicKeyInfo.decode(family, publicKey);
    return family.equals("EC")
        ? verifyEcdsaDigest(key, digest, signature)
        : verifyRsaDigest(algorithm, key, digest, signature);
  }

  private static boolean verifyEcdsaDigest(PublicKey key, byte[] digest, byte[] signature) {
    try {
      Signature verifier = DigestSignature.ecdsa();
      verifier.initVerify(key);
      verifier.update(digest);
      return verifier.verify(signature);
    } catch (SignatureException _) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot verify ECDSA", e);
    }
  }

  private static boolean verifyRsaDigest(
      SignatureAlgorithm algorithm, PublicKey key, byte[] digest, byte[] signature) {
    var rsa = (RSAPublicKey) key;
    var verifier = DigestSignature.rsa(algorithm);
    verifier.init(false, new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent()));
    verifier.update(digest, 0, digest.length);
    return verifier.verifySignature(signature);
  }

  private static boolean verifyJca(
      SignatureAlgorithm algorithm, Bytes publicKey, byte[] message, byte[] signature) {
    try {
      Signature verifier = JcaSignature.of(algorithm);
      verifier.initVerify(SubjectPublicKeyInfo.decode(JcaSignature.family(algorithm), publicKey));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException _) {
      return false;
    } catch (InvalidKeyException e) {
      throw new TokenFailure.BadPublicKey("no key for " + algorithm, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot verify " + algorithm, e);
    }
  }

  private static boolean verifyEd25519(Bytes publicKey, byte[] message, byte[] signature) {
    Ed25519Signer verifier = new Ed25519Signer();
    try {
      verifier.init(
          false, new Ed25519PublicKeyParameters(SubjectPublicKeyInfo.ed25519Point(publicKey)));
    } catch (IllegalArgumentException e) {
      throw new TokenFailure.BadPublicKey("not a point of Ed25519", e);
    }
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }
}

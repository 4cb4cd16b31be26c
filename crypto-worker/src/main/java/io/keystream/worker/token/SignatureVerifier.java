package io.keystream.worker.token;

import io.keystream.domain.key.SignatureAlgorithm;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
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
    return switch (algorithm) {
      case ED25519 -> verifyEd25519(publicKey, message, signature);
      case ECDSA_SHA_256 -> verify("SHA256withECDSA", "EC", publicKey, message, signature);
      case ECDSA_SHA_384 -> verify("SHA384withECDSA", "EC", publicKey, message, signature);
      case ECDSA_SHA_512 -> verify("SHA512withECDSA", "EC", publicKey, message, signature);
      case RSASSA_PKCS1_V1_5_SHA_256 ->
          verify("SHA256withRSA", "RSA", publicKey, message, signature);
      case RSASSA_PKCS1_V1_5_SHA_384 ->
          verify("SHA384withRSA", "RSA", publicKey, message, signature);
      case RSASSA_PKCS1_V1_5_SHA_512 ->
          verify("SHA512withRSA", "RSA", publicKey, message, signature);
      case RSASSA_PSS_SHA_256, RSASSA_PSS_SHA_384, RSASSA_PSS_SHA_512 ->
          verifyPss(algorithm, publicKey, message, signature);
    };
  }

  /** The parameters of RSASSA-PSS (RFC 8017): MGF1 of the same hash, a salt as long as the hash. */
  public static PSSParameterSpec pss(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RSASSA_PSS_SHA_256 -> pss("SHA-256", MGF1ParameterSpec.SHA256, 32);
      case RSASSA_PSS_SHA_384 -> pss("SHA-384", MGF1ParameterSpec.SHA384, 48);
      case RSASSA_PSS_SHA_512 -> pss("SHA-512", MGF1ParameterSpec.SHA512, 64);
      case RSASSA_PKCS1_V1_5_SHA_256,
          RSASSA_PKCS1_V1_5_SHA_384,
          RSASSA_PKCS1_V1_5_SHA_512,
          ECDSA_SHA_256,
          ECDSA_SHA_384,
          ECDSA_SHA_512,
          ED25519 ->
          throw new IllegalArgumentException(algorithm + " is not RSASSA-PSS");
    };
  }

  private static PSSParameterSpec pss(String hash, MGF1ParameterSpec mask, int saltBytes) {
    return new PSSParameterSpec(hash, "MGF1", mask, saltBytes, PSSParameterSpec.TRAILER_FIELD_BC);
  }

  private static boolean verify(
      String name, String family, Bytes publicKey, byte[] message, byte[] signature) {
    try {
      return verify(Signature.getInstance(name), family, publicKey, message, signature);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK cannot verify " + name, e);
    }
  }

  private static boolean verifyPss(
      SignatureAlgorithm algorithm, Bytes publicKey, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("RSASSA-PSS");
      verifier.setParameter(pss(algorithm));
      return verify(verifier, "RSA", publicKey, message, signature);
    } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
      throw new IllegalStateException("this JDK cannot verify " + algorithm, e);
    }
  }

  private static boolean verify(
      Signature verifier, String family, Bytes publicKey, byte[] message, byte[] signature) {
    try {
      verifier.initVerify(SubjectPublicKeyInfo.decode(family, publicKey));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (InvalidKeyException e) {
      throw new TokenFailure.BadPublicKey("no key for " + verifier.getAlgorithm(), e);
    } catch (SignatureException _) {
      return false;
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

package io.keystream.worker.token;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * Signature algorithms as the JCA names them; all but Ed25519, which we do not leave to the JDK.
 */
public final class JcaSignature {
  private JcaSignature() {}

  /** A signature of the JDK's own software. */
  public static Signature of(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    return parameterized(Signature.getInstance(name(algorithm)), algorithm);
  }

  public static Signature of(SignatureAlgorithm algorithm, Provider provider)
      throws GeneralSecurityException {
    return parameterized(Signature.getInstance(name(algorithm), provider), algorithm);
  }

  /** {@code RSA} or {@code EC}. */
  public static String family(SignatureAlgorithm algorithm) {
    return name(algorithm).endsWith("ECDSA") ? "EC" : "RSA";
  }

  /**
   * Refuses a pair of algorithms that do not belong together.
   *
   * @throws IllegalArgumentException naming both
   */
  public static void checkFits(SignatureAlgorithm algorithm, KeyAlgorithm key) {
    if (!algorithm.fits(key)) {
      throw new IllegalArgumentException("a key of " + key + " does not sign " + algorithm);
    }
  }

  /**
   * Refuses what is no digest of the algorithm's hash.
   *
   * @throws IllegalArgumentException naming the algorithm
   */
  public static void checkDigest(SignatureAlgorithm algorithm, byte[] digest) {
    if (algorithm.hash().filter(hash -> hash.sizeBytes() == digest.length).isEmpty()) {
      throw new IllegalArgumentException(digest.length + " bytes are no digest for " + algorithm);
    }
  }

  private static String name(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RSASSA_PSS_SHA_256, RSASSA_PSS_SHA_384, RSASSA_PSS_SHA_512 -> "RSASSA-PSS";
      case RSASSA_PKCS1_V1_5_SHA_256 -> "SHA256withRSA";
      case RSASSA_PKCS1_V1_5_SHA_384 -> "SHA384withRSA";
      case RSASSA_PKCS1_V1_5_SHA_512 -> "SHA512withRSA";
      case ECDSA_SHA_256 -> "SHA256withECDSA";
      case ECDSA_SHA_384 -> "SHA384withECDSA";
      case ECDSA_SHA_512 -> "SHA512withECDSA";
      case ED25519 -> throw new IllegalArgumentException("Ed25519 is not left to the JDK");
    };
  }

  private static Signature parameterized(Signature signature, SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    switch (algorithm) {
      case RSASSA_PSS_SHA_256 -> signature.setParameter(pss("SHA-256", MGF1ParameterSpec.SHA256));
      case RSASSA_PSS_SHA_384 -> signature.setParameter(pss("SHA-384", MGF1ParameterSpec.SHA384));
      case RSASSA_PSS_SHA_512 -> signature.setParameter(pss("SHA-512", MGF1ParameterSpec.SHA512));
      case RSASSA_PKCS1_V1_5_SHA_256,
          RSASSA_PKCS1_V1_5_SHA_384,
          RSASSA_PKCS1_V1_5_SHA_512,
          ECDSA_SHA_256,
          ECDSA_SHA_384,
          ECDSA_SHA_512,
          ED25519 -> {}
    }
    return signature;
  }

  /** RFC 8017: MGF1 of the same hash, a salt as long as the hash. */
  private static PSSParameterSpec pss(String hash, MGF1ParameterSpec mask) {
    int saltBytes = Integer.parseInt(hash.substring("SHA-".length())) / Byte.SIZE;
    return new PSSParameterSpec(hash, "MGF1", mask, saltBytes, PSSParameterSpec.TRAILER_FIELD_BC);
  }
}

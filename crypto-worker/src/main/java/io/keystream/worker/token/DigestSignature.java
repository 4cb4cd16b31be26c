package io.keystream.worker.token;

import io.keystream.domain.key.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.NullDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.RSADigestSigner;

/**
 * Signatures over digests, in software. The JDK has them for ECDSA only; those of RSA are Bouncy
 * Castle's.
 */
public final class DigestSignature {
  private DigestSignature() {}

  /** ECDSA over the digest that it is given. */
  public static Signature ecdsa() throws GeneralSecurityException {
    return Signature.getInstance("NONEwithECDSA");
  }

  /** The same of a token's provider. */
  public static Signature ecdsa(Provider provider) throws GeneralSecurityException {
    return Signature.getInstance("NONEwithECDSA", provider);
  }

  /** RSA over the digest that it is given. */
  public static Signer rsa(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case RSASSA_PSS_SHA_256 -> pss(SHA256Digest.newInstance());
      case RSASSA_PSS_SHA_384 -> pss(new SHA384Digest());
      case RSASSA_PSS_SHA_512 -> pss(new SHA512Digest());
      case RSASSA_PKCS1_V1_5_SHA_256 -> pkcs1(NISTObjectIdentifiers.id_sha256);
      case RSASSA_PKCS1_V1_5_SHA_384 -> pkcs1(NISTObjectIdentifiers.id_sha384);
      case RSASSA_PKCS1_V1_5_SHA_512 -> pkcs1(NISTObjectIdentifiers.id_sha512);
      case ECDSA_SHA_256, ECDSA_SHA_384, ECDSA_SHA_512, ED25519 ->
          throw new IllegalArgumentException(algorithm + " is no signature of RSA");
    };
  }

  /** RFC 8017: MGF1 of the same hash, a salt as long as the hash. */
  private static Signer pss(Digest hash) {
    return PSSSigner.createRawSigner(
        new RSABlindedEngine(), hash, hash, hash.getDigestSize(), PSSSigner.TRAILER_IMPLICIT);
  }

  private static Signer pkcs1(ASN1ObjectIdentifier hash) {
    return new RSADigestSigner(new NullDigest(), hash);
  }
}

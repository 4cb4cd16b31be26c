package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import io.keystream.worker.token.DigestSignature;
import io.keystream.worker.token.InputLimit;
import io.keystream.worker.token.JcaSignature;
import io.keystream.worker.token.MaterialName;
import io.keystream.worker.token.SigningKey;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;

/**
 * RSA and ECDSA signatures in the token; the hash is made in this process.
 *
 * <p>SunPKCS11 makes all but RSASSA-PSS: for that it asks the slot for the bare hash as well, which
 * the key slot of NSS does not have, so PSS goes through our binding.
 */
record Pkcs11SigningKey(
    MaterialName id,
    KeyAlgorithm keyAlgorithm,
    KeyHandle handle,
    PrivateKey privateKey,
    Provider provider,
    Operations operations)
    implements SigningKey {

  static Pkcs11SigningKey of(
      MaterialName id,
      KeyAlgorithm algorithm,
      KeyHandle handle,
      SunPkcs11 sunPkcs11,
      Operations operations) {
    String family = algorithm.name().startsWith("RSA") ? "RSA" : "EC";
    PrivateKey key = handle.use(object -> sunPkcs11.privateKey(object, family, bits(algorithm)));
    return new Pkcs11SigningKey(id, algorithm, handle, key, sunPkcs11.provider(), operations);
  }

  @Override
  public byte[] sign(SignatureAlgorithm algorithm, byte[] message) {
    InputLimit.check(message);
    JcaSignature.checkFits(algorithm, keyAlgorithm);
    return handle.use(key ->
        switch (algorithm) {
          case RSASSA_PSS_SHA_256 -> operations.signPss(key, PssHash.SHA_256, message);
          case RSASSA_PSS_SHA_384 -> operations.signPss(key, PssHash.SHA_384, message);
          case RSASSA_PSS_SHA_512 -> operations.signPss(key, PssHash.SHA_512, message);
          case RSASSA_PKCS1_V1_5_SHA_256,
              RSASSA_PKCS1_V1_5_SHA_384,
              RSASSA_PKCS1_V1_5_SHA_512,
              ECDSA_SHA_256,
              ECDSA_SHA_384,
              ECDSA_SHA_512,
              ED25519 ->
              signJca(algorithm, message);
        });
  }

  @Override
  public byte[] signDigest(SignatureAlgorithm algorithm, byte[] digest) {
    JcaSignature.checkFits(algorithm, keyAlgorithm);
    JcaSignature.checkDigest(algorithm, digest);
    return handle.use(key ->
        switch (algorithm) {
          case RSASSA_PSS_SHA_256 -> operations.signPssDigest(key, PssHash.SHA_256, digest);
          case RSASSA_PSS_SHA_384 -> operations.signPssDigest(key, PssHash.SHA_384, digest);
          case RSASSA_PSS_SHA_512 -> operations.signPssDigest(key, PssHash.SHA_512, digest);
          case RSASSA_PKCS1_V1_5_SHA_256, RSASSA_PKCS1_V1_5_SHA_384, RSASSA_PKCS1_V1_5_SHA_512 ->
              operations.sign(key, Ck.CKM_RSA_PKCS, DigestInfo.of(digest));
          case ECDSA_SHA_256, ECDSA_SHA_384, ECDSA_SHA_512 -> signEcdsaDigest(algorithm, digest);
          case ED25519 -> throw new IllegalArgumentException(algorithm + " takes no digest");
        });
  }

  private byte[] signEcdsaDigest(SignatureAlgorithm algorithm, byte[] digest) {
    try {
      return sign(DigestSignature.ecdsa(provider), digest);
    } catch (GeneralSecurityException | ProviderException e) {
      throw operations.unsigned(algorithm, e);
    }
  }

  /** Never leaves a signature half made: that would keep a session of the provider for good. */
  private byte[] signJca(SignatureAlgorithm algorithm, byte[] message) {
    try {
      return sign(JcaSignature.of(algorithm, provider), message);
    } catch (GeneralSecurityException | ProviderException e) {
      throw operations.unsigned(algorithm, e);
    }
  }

  private byte[] sign(Signature signature, byte[] input) throws GeneralSecurityException {
    signature.initSign(privateKey);
    signature.update(input);
    return signature.sign();
  }

  @Override
  public void close() {
    handle.close();
  }

  private static int bits(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case RSA_2048 -> 2048;
      case RSA_3072 -> 3072;
      case RSA_4096 -> 4096;
      case EC_P256 -> 256;
      case EC_P384 -> 384;
      case EC_P521 -> 521;
      case AES_256, HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512, ED25519, ECDH_P256 ->
          throw new IllegalArgumentException(algorithm + " does not sign through the JCA");
    };
  }
}

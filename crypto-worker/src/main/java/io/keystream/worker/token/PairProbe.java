package io.keystream.worker.token;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/**
 * Tries whether the private half of a pair fits its public half, by using both once: a blob that
 * was exchanged for that of another key carries no sign of it.
 */
public final class PairProbe {

  private static final byte[] MESSAGE = {'p', 'r', 'o', 'b', 'e'};

  /** The key pair of RFC 6979, A.2.5: everybody knows it, which is all a probe needs. */
  private static final Bytes PEER =
      SubjectPublicKeyInfo.ofEcPoint(
          KeyAlgorithm.ECDH_P256,
          HexFormat.of()
              .parseHex(
                  "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                      + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"));

  private static final BigInteger PEER_SECRET =
      new BigInteger("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721", 16);

  private final SignatureVerifier verifier = new SignatureVerifier();

  /**
   * Tries a signing key.
   *
   * @throws TokenFailure.MaterialRejected if the halves do not belong together
   */
  public void check(SigningKey key, KeyAlgorithm algorithm, Bytes publicKey) {
    SignatureAlgorithm signing = signatureOf(algorithm);
    if (!verifier.verify(signing, publicKey, MESSAGE, key.sign(signing, MESSAGE))) {
      throw mismatch(key);
    }
  }

  /** Tries an agreement key, likewise. */
  public void check(AgreementKey key, Bytes publicKey) {
    byte[] inside = key.agree(PEER);
    byte[] outside = agreeOutside(SubjectPublicKeyInfo.decode("EC", publicKey));
    if (!Arrays.equals(inside, outside)) {
      throw mismatch(key);
    }
  }

  private static SignatureAlgorithm signatureOf(KeyAlgorithm algorithm) {
    return Arrays.stream(SignatureAlgorithm.values())
        .filter(signing -> signing.fits(algorithm))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(algorithm + " does not sign"));
  }

  private static byte[] agreeOutside(PublicKey publicKey) {
    try {
      ECPublicKey curve = (ECPublicKey) SubjectPublicKeyInfo.decode("EC", PEER);
      PrivateKey peer =
          KeyFactory.getInstance("EC")
              .generatePrivate(new ECPrivateKeySpec(PEER_SECRET, curve.getParams()));
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(peer);
      agreement.doPhase(publicKey, true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new TokenFailure.BadPublicKey("no P-256 key to agree with", e);
    }
  }

  private static TokenFailure mismatch(LoadedKey key) {
    return new TokenFailure.MaterialRejected(
        "the private half of " + key.id().label() + " does not belong to its public half");
  }
}

package io.keystream.jwt;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.Set;

/**
 * By which algorithms of RFC 7518 and 8037 a JWT may be signed, and with which keys: all of them by
 * a private key of which only the public half is here. What is not named is refused.
 */
final class Algorithms {

  static final int MIN_RSA_BITS = 2048;

  /** So that nobody is kept busy by the key of an issuer. */
  static final int MAX_RSA_BITS = 8192;

  private static final Set<JWSAlgorithm> RSA =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512);
  private static final List<JWSAlgorithm> OTHERS =
      List.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512, JWSAlgorithm.EdDSA);

  private Algorithms() {}

  static boolean isTaken(JWSAlgorithm algorithm) {
    return RSA.contains(algorithm) || OTHERS.contains(algorithm);
  }

  /** Those that a key of this kind and size signs by; none for what is no key to verify with. */
  static Set<JWSAlgorithm> of(JWK key) {
    return switch (key) {
      case RSAKey rsa -> rsa.size() >= MIN_RSA_BITS && rsa.size() <= MAX_RSA_BITS ? RSA : Set.of();
      case ECKey ec when ec.getCurve().equals(Curve.P_256) -> Set.of(JWSAlgorithm.ES256);
      case ECKey ec when ec.getCurve().equals(Curve.P_384) -> Set.of(JWSAlgorithm.ES384);
      case ECKey ec when ec.getCurve().equals(Curve.P_521) -> Set.of(JWSAlgorithm.ES512);
      case OctetKeyPair okp when okp.getCurve().equals(Curve.Ed25519) -> Set.of(JWSAlgorithm.EdDSA);
      // The library's type is open; another key verifies nothing.
      case JWK _ -> Set.of();
    };
  }
}

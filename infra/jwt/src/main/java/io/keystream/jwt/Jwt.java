package io.keystream.jwt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.keystream.domain.jwt.JwtClaims;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JWT as somebody shows it (RFC 7519, signed as RFC 7515 says, in compact form). What it says
 * counts only where {@link #isSignedBy} says so too.
 *
 * <p>Keys or addresses of keys in its header ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u})
 * are passed over: whoever shows it would vouch for itself.
 */
final class Jwt {

  /** More is not looked at. */
  static final int MAX_LENGTH = 8192;

  private static final Pattern SHAPE =
      Pattern.compile("([A-Za-z0-9_-]++)\\.([A-Za-z0-9_-]++)\\.([A-Za-z0-9_-]++)");
  private static final int MAX_KEY_ID_LENGTH = 512;

  /** What changes how the rest is to be understood, and is not understood here. */
  private static final List<String> REFUSED = List.of("crit", "b64", "cty", "zip", "enc");

  private final JWSAlgorithm algorithm;
  private final @Nullable String keyId;
  private final JwtClaims claims;
  private final String content;
  private final Base64URL signature;

  private Jwt(
      JWSAlgorithm algorithm,
      @Nullable String keyId,
      JwtClaims claims,
      String content,
      Base64URL signature) {
    this.algorithm = algorithm;
    this.keyId = keyId;
    this.claims = claims;
    this.content = content;
    this.signature = signature;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException saying what is wrong with it, and quoting none of it
   */
  static Jwt parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("it has more than 8,192 characters");
    }
    var parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("it is not three parts in base64url");
    }
    var header = json("its header", parts.group(1));
    return new Jwt(
        algorithm(header),
        keyId(header),
        JwtReading.claims(json("its payload", parts.group(2))),
        text.substring(0, parts.end(2)),
        new Base64URL(parts.group(3)));
  }

  @Nullable String keyId() {
    return keyId;
  }

  /** As it says, whoever signed it. */
  JwtClaims claims() {
    return claims;
  }

  /** Those of an issuer's keys that may have signed it. */
  List<JWK> candidates(Jwks issuers) {
    return issuers.of(algorithm, keyId);
  }

  boolean isSignedBy(JWK key) {
    try {
      // The library sees of the header what was read of it, and nothing else.
      var header = new JWSHeader(algorithm);
      var bytes = content.getBytes(StandardCharsets.US_ASCII);
      return switch (key) {
        case RSAKey rsa -> new RSASSAVerifier(rsa).verify(header, bytes, signature);
        case ECKey ec -> new ECDSAVerifier(ec).verify(header, bytes, signature);
        case OctetKeyPair okp -> Ed25519.verifies(okp, bytes, signature.decode());
        // The library's type is open; another key verifies nothing.
        case JWK _ -> false;
      };
    } catch (JOSEException _) {
      return false;
    }
  }

  private static ObjectNode json(String what, String base64Url) {
    byte[] utf8;
    try {
      utf8 = Base64.getUrlDecoder().decode(base64Url);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(what + " is no base64url");
    }
    return StrictJson.read(what, utf8);
  }

  private static JWSAlgorithm algorithm(ObjectNode header) {
    for (var name : REFUSED) {
      if (header.has(name)) {
        throw new IllegalArgumentException("its header has '" + name + "'");
      }
    }
    var algorithm = new JWSAlgorithm(header.path("alg").asText());
    if (!header.path("alg").isTextual() || !Algorithms.isTaken(algorithm)) {
      throw new IllegalArgumentException("its 'alg' is none of those that are taken");
    }
    return algorithm;
  }

  private static @Nullable String keyId(ObjectNode header) {
    var id = header.path("kid");
    if (id.isMissingNode()) {
      return null;
    }
    if (!id.isTextual() || id.asText().length() > MAX_KEY_ID_LENGTH) {
      throw new IllegalArgumentException("its 'kid' is no text, or a long one");
    }
    return id.asText();
  }
}

package io.keystream.testkit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signs JWTs with one key and shows its public half as a JWK, by the JDK alone: what it makes owes
 * nothing to the library that reads it.
 *
 * <p>Thread safety: safe.
 */
public final class TestJwtIssuer {

  private static final int DER_PREFIX = 12;

  private final String algorithm;
  private final String keyId;
  private final KeyPair keys;

  private TestJwtIssuer(String algorithm, String keyId, KeyPair keys) {
    this.algorithm = algorithm;
    this.keyId = keyId;
    this.keys = keys;
  }

  /** With a fresh key, by an algorithm of RFC 7518 or 8037: {@code RS256}, {@code EdDSA}. */
  public static TestJwtIssuer of(String algorithm, String keyId) {
    return of(
        algorithm,
        keyId,
        switch (algorithm) {
          case "ES256" -> 256;
          case "ES384" -> 384;
          case "ES512" -> 521;
          case "EdDSA" -> 255;
          default -> 2048;
        });
  }

  /** The same with a key of so many bits. */
  public static TestJwtIssuer of(String algorithm, String keyId, int bits) {
    try {
      var generator =
          KeyPairGenerator.getInstance(
              switch (algorithm.charAt(0)) {
                case 'E' -> algorithm.equals("EdDSA") ? "Ed25519" : "EC";
                default -> "RSA";
              });
      generator.initialize(bits);
      return new TestJwtIssuer(algorithm, keyId, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + algorithm, e);
    }
  }

  /** Who signs by another algorithm, or under another id, with the same key. */
  public TestJwtIssuer as(String otherAlgorithm, String otherKeyId) {
    return new TestJwtIssuer(otherAlgorithm, otherKeyId, keys);
  }

  /** A JWK Set of several. */
  public static String jwks(TestJwtIssuer... issuers) {
    return Stream.of(issuers)
        .map(issuer -> "{" + issuer.members() + "}")
        .collect(Collectors.joining(", ", "{\"keys\": [", "]}"));
  }

  /** Members of the public JWK, without braces. */
  public String members() {
    var kind =
        switch (keys.getPublic()) {
          case RSAPublicKey rsa ->
              "\"kty\": \"RSA\", \"n\": \"%s\", \"e\": \"%s\""
                  .formatted(unsigned(rsa.getModulus(), 0), unsigned(rsa.getPublicExponent(), 0));
          case ECPublicKey ec -> {
            int bits = ec.getParams().getCurve().getField().getFieldSize();
            int bytes = (bits + 7) / 8;
            yield "\"kty\": \"EC\", \"crv\": \"P-%d\", \"x\": \"%s\", \"y\": \"%s\""
                .formatted(
                    bits,
                    unsigned(ec.getW().getAffineX(), bytes),
                    unsigned(ec.getW().getAffineY(), bytes));
          }
          case PublicKey ed ->
              "\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"%s\""
                  .formatted(
                      url(Arrays.copyOfRange(ed.getEncoded(), DER_PREFIX, ed.getEncoded().length)));
        };
    return "\"kid\": \"%s\", %s".formatted(keyId, kind);
  }

  /** The public key as X.509 has it. */
  public byte[] publicKey() {
    return keys.getPublic().getEncoded();
  }

  /** A JWT of this payload with the header that belongs to the key. */
  public String sign(String payload) {
    return sign("{\"alg\": \"%s\", \"kid\": \"%s\"}".formatted(algorithm, keyId), payload);
  }

  /** The same with any header. */
  public String sign(String header, String payload) {
    var content = part(header) + "." + part(payload);
    return content + "." + url(signature(content.getBytes(StandardCharsets.US_ASCII)));
  }

  /** A text as one part of a JWT. */
  public static String part(String text) {
    return url(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] signature(byte[] content) {
    try {
      var signer = signer();
      signer.initSign(keys.getPrivate());
      signer.update(content);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a fresh key does not sign", e);
    }
  }

  private Signature signer() throws GeneralSecurityException {
    var hash = algorithm.substring(2);
    return switch (algorithm.substring(0, 2)) {
      case "RS" -> Signature.getInstance("SHA" + hash + "withRSA");
      case "PS" -> {
        var signer = Signature.getInstance("RSASSA-PSS");
        var name = "SHA-" + hash;
        signer.setParameter(
            new PSSParameterSpec(
                name, "MGF1", new MGF1ParameterSpec(name), Integer.parseInt(hash) / 8, 1));
        yield signer;
      }
      case "ES" -> Signature.getInstance("SHA" + hash + "withECDSAinP1363Format");
      default -> Signature.getInstance("Ed25519");
    };
  }

  private static String unsigned(BigInteger number, int minBytes) {
    var bytes = number.toByteArray();
    var digits = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    var padded = new byte[Math.max(minBytes, digits.length)];
    System.arraycopy(digits, 0, padded, padded.length - digits.length, digits.length);
    return url(padded);
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

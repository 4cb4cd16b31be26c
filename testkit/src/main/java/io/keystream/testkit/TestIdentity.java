package io.keystream.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * A key pair with a certificate that it signed itself, made without tools: the JDK has no public
 * way to make one.
 *
 * <p>Thread safety: immutable.
 */
public final class TestIdentity {

  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int UTF8 = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int VERSION = 0xa0;

  private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
  private static final byte[] ED25519 = HexFormat.of().parseHex("06032b6570");
  private static final byte[] ECDSA_SHA256 = HexFormat.of().parseHex("06082a8648ce3d040302");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private final KeyPair keys;
  private final String algorithm;
  private final byte[] certificate;

  private TestIdentity(KeyPair keys, String algorithm, byte[] certificate) {
    this.keys = keys;
    this.algorithm = algorithm;
    this.certificate = certificate;
  }

  /** Signs with Ed25519. Times are whole seconds of this century's first half. */
  public static TestIdentity ed25519(String commonName, Instant from, Duration validity) {
    try {
      var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return make(keys, "Ed25519", ED25519, commonName, from, validity);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** Signs with ECDSA over a curve such as {@code secp256r1}, with SHA-256. */
  public static TestIdentity ecdsa(
      String curve, String commonName, Instant from, Duration validity) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      var keys = generator.generateKeyPair();
      return make(keys, "SHA256withECDSA", ECDSA_SHA256, commonName, from, validity);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + curve, e);
    }
  }

  /** X.509 in DER. */
  public byte[] certificate() {
    return certificate.clone();
  }

  public byte[] sign(byte[] message) {
    try {
      return sign(keys, algorithm, message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a fresh key does not sign", e);
    }
  }

  private static TestIdentity make(
      KeyPair keys,
      String algorithm,
      byte[] objectIdentifier,
      String commonName,
      Instant from,
      Duration validity)
      throws GeneralSecurityException {
    var signedWith = der(SEQUENCE, objectIdentifier);
    var name =
        der(
            SEQUENCE,
            der(
                SET,
                der(
                    SEQUENCE,
                    COMMON_NAME,
                    der(UTF8, commonName.getBytes(StandardCharsets.UTF_8)))));
    var toBeSigned =
        der(
            SEQUENCE,
            der(VERSION, der(INTEGER, new byte[] {2})),
            der(INTEGER, new byte[] {1}),
            signedWith,
            name,
            der(SEQUENCE, time(from), time(from.plus(validity))),
            name,
            keys.getPublic().getEncoded());
    var signature = sign(keys, algorithm, toBeSigned);
    var certificate =
        der(SEQUENCE, toBeSigned, signedWith, der(BIT_STRING, new byte[] {0}, signature));
    return new TestIdentity(keys, algorithm, certificate);
  }

  private static byte[] sign(KeyPair keys, String algorithm, byte[] message)
      throws GeneralSecurityException {
    var signer = Signature.getInstance(algorithm);
    signer.initSign(keys.getPrivate());
    signer.update(message);
    return signer.sign();
  }

  private static byte[] time(Instant time) {
    return der(UTC_TIME, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
  }

  /** A value in DER (ITU-T X.690): tag, length, content. */
  private static byte[] der(int tag, byte[]... contents) {
    var content = new ByteArrayOutputStream();
    for (var part : contents) {
      content.writeBytes(part);
    }
    var value = new ByteArrayOutputStream();
    value.write(tag);
    writeLength(value, content.size());
    value.writeBytes(content.toByteArray());
    return value.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length >= 0x100) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length >= 0x80) {
      out.write(0x81);
    }
    out.write(length);
  }
}

package io.keystream.credentials;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.jspecify.annotations.Nullable;

/** Makes the certificate of a caller that has no authority of its own to ask. */
final class SelfSignedCertificate {

  private static final int SERIAL_BITS = 127;

  private SelfSignedCertificate() {}

  static Certificate of(
      String name,
      @Nullable ServerNames server,
      Signer signer,
      Instant notBefore,
      Instant notAfter,
      SecureRandom random) {
    var algorithm = new AlgorithmIdentifier(signer.scheme().identifier());
    var subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
    var content = new V3TBSCertificateGenerator();
    content.setSerialNumber(
        new ASN1Integer(new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE)));
    content.setSignature(algorithm);
    content.setIssuer(subject);
    content.setSubject(subject);
    content.setStartDate(time(notBefore));
    content.setEndDate(time(notAfter));
    content.setSubjectPublicKeyInfo(signer.publicKey());
    try {
      if (server != null) {
        var extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.subjectAlternativeName, false, server.alternatives());
        content.setExtensions(extensions.generate());
      }
      var signed = content.generateTBSCertificate();
      var parts = new ASN1EncodableVector();
      parts.add(signed);
      parts.add(algorithm);
      parts.add(new DERBitString(signer.sign(signed.getEncoded("DER"))));
      return Certificate.parse(new DERSequence(parts).getEncoded("DER"));
    } catch (IOException e) {
      throw new IllegalStateException("a certificate that was just made cannot be encoded", e);
    }
  }

  /** X.509 knows no fractions of a second. */
  private static Time time(Instant instant) {
    return new Time(Date.from(instant.truncatedTo(ChronoUnit.SECONDS)));
  }
}

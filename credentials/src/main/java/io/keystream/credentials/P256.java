package io.keystream.credentials;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;

/** The curve P-256 (FIPS 186-5). */
final class P256 {
  private P256() {}

  static final ASN1ObjectIdentifier OID = SECObjectIdentifiers.secp256r1;
  static final ECNamedDomainParameters DOMAIN =
      new ECNamedDomainParameters(OID, SECNamedCurves.getByOID(OID));
  static final BigInteger ORDER = DOMAIN.getN();
}

package io.keystream.credentials;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** How a credential signs. */
public enum SignatureScheme {
  /** RFC 8032, in certificates after RFC 8410; 64 bytes. */
  ED25519("1.3.101.112"),
  /** ECDSA with SHA-256 over P-256 (FIPS 186-5), deterministic nonce (RFC 6979), in DER. */
  ECDSA_P256("1.2.840.10045.4.3.2");

  private final String identifier;

  SignatureScheme(String identifier) {
    this.identifier = identifier;
  }

  ASN1ObjectIdentifier identifier() {
    return new ASN1ObjectIdentifier(identifier);
  }
}

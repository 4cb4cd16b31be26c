package io.keystream.directory;

import io.keystream.domain.access.EnrolledCertificate;

/**
 * Reads X.509 certificates in DER and verifies signatures with their keys: Ed25519 (RFC 8032), and
 * ECDSA over P-256 with SHA-256 (FIPS 186-5) in DER.
 *
 * <p><b>Laws.</b> The same bytes have the same answer always and everywhere: neither the clock nor
 * a list of trusted issuers has a say. No two byte strings are the same certificate: what is not
 * DER to the last byte is refused.
 *
 * <p><b>Thread safety:</b> safe.
 */
public interface Certificates {

  /**
   * What counts of a certificate.
   *
   * @throws IllegalArgumentException when it is none, or its key is of another kind
   */
  EnrolledCertificate read(byte[] der);

  /**
   * The common name of its subject.
   *
   * @throws IllegalArgumentException when it is no certificate, or has not exactly one
   */
  String commonName(byte[] der);

  /** Whether the certificate's key signed these bytes; false also where anything is malformed. */
  boolean verifies(byte[] der, byte[] signed, byte[] signature);
}

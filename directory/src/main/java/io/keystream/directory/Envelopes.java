package io.keystream.directory;

import static io.keystream.schemas.SignedCommandMapping.bytes;

import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.Fingerprint;
import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.CallerMapping;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens signed commands with the certificates that were enrolled, cheap checks first: a stranger
 * costs no signature.
 *
 * <p>Certificates are kept for ever, so that a signature of somebody who was revoked is still told
 * from a forged one.
 *
 * <p><b>Thread safety:</b> safe.
 */
final class Envelopes {

  static final int MAX_COMMAND_BYTES = 16_384;
  static final int MAX_SIGNATURE_BYTES = 128;

  private final Fingerprint platform;
  private final Certificates certificates;
  private final Map<Fingerprint, byte[]> known = new ConcurrentHashMap<>();

  Envelopes(Founding founding, Certificates certificates) {
    this.platform = founding.platform();
    this.certificates = certificates;
    known.put(founding.platform(), founding.der());
  }

  /** From here on the certificate is known. */
  void add(Fingerprint fingerprint, byte[] der) {
    known.put(fingerprint, der);
  }

  EnrolledCertificate read(ByteBuffer der) {
    return certificates.read(bytes(der));
  }

  boolean verifies(Fingerprint certificate, byte[] signed, byte[] signature) {
    var der = known.get(certificate);
    return der != null && certificates.verifies(der, signed, signature);
  }

  Opened open(SignedCommandRecord signed) {
    try {
      return open(signed, SignedCommandMapping.fingerprint(signed), decode(signed));
    } catch (UnreadableRecord | IllegalArgumentException e) {
      return new Opened.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private Opened open(
      SignedCommandRecord signed, Fingerprint certificate, AccessCommandRecord record) {
    if (!known.containsKey(certificate)) {
      return new Opened.Forged(record, new AccessRefusal.UnknownCertificate(certificate));
    }
    var toBeSigned = SignedBytes.of(platform, Topics.ACCESS_COMMANDS, bytes(signed.getCommand()));
    if (!verifies(certificate, toBeSigned, bytes(signed.getSignature()))) {
      return new Opened.Forged(record, new AccessRefusal.BadSignature(certificate));
    }
    try {
      CallerMapping.toCaller(record.getCaller());
      return new Opened.Genuine(
          signed,
          record,
          AccessCommandMapping.toCommand(record, this::read),
          SignedCommandMapping.signing(signed, record));
    } catch (IllegalArgumentException e) {
      return new Opened.Malformed(record, String.valueOf(e.getMessage()));
    }
  }

  private static AccessCommandRecord decode(SignedCommandRecord signed) {
    check("command", signed.getCommand(), MAX_COMMAND_BYTES);
    check("signature", signed.getSignature(), MAX_SIGNATURE_BYTES);
    return AccessCommandMapping.CODEC.decode(bytes(signed.getCommand()));
  }

  private static void check(String field, ByteBuffer value, int limit) {
    if (value.remaining() > limit) {
      throw new IllegalArgumentException(
          field + " has " + value.remaining() + " bytes, at most " + limit);
    }
  }
}

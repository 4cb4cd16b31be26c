package io.keystream.directory;

import static io.keystream.schemas.SignedCommandMapping.bytes;

import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.AccessRefusal.NotAuthenticated;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.Signing;
import io.keystream.domain.policy.text.PolicyText;
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
import org.jspecify.annotations.Nullable;

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

  /** The text of a policy, and as much again as all other commands need. */
  static final int MAX_COMMAND_BYTES = PolicyText.MAX_BYTES + 16_384;

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

  Opened open(SignedCommandRecord signed, Directory directory) {
    try {
      var record = decode(signed);
      var signing = SignedCommandMapping.signing(signed, record);
      var forgery = forgery(signed, signing, directory);
      return forgery == null
          ? authentic(signed, record, signing)
          : new Opened.Forged(record, forgery);
    } catch (UnreadableRecord | IllegalArgumentException e) {
      return new Opened.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  /** Why it does not come from its caller. */
  private @Nullable NotAuthenticated forgery(
      SignedCommandRecord signed, Signing signing, Directory directory) {
    var certificate = signing.certificate();
    var holder = directory.holderOf(certificate);
    if (holder.isEmpty()) {
      return new AccessRefusal.UnknownCertificate(certificate);
    }
    if (!holder.get().principal().equals(signing.signer())) {
      return new AccessRefusal.CertificateOfAnother(signing.signer(), certificate);
    }
    var bytes = SignedBytes.of(platform, Topics.ACCESS_COMMANDS, bytes(signed.getCommand()));
    return verifies(certificate, bytes, bytes(signed.getSignature()))
        ? null
        : new AccessRefusal.BadSignature(certificate);
  }

  private Opened authentic(
      SignedCommandRecord signed, AccessCommandRecord record, Signing signing) {
    try {
      CallerMapping.toCaller(record.getCaller());
      var command = AccessCommandMapping.toCommand(record, this::read);
      return new Opened.Genuine(signed, record, signing, command);
    } catch (IllegalArgumentException e) {
      return new Opened.Malformed(signed, record, signing, String.valueOf(e.getMessage()));
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

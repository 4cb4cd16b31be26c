package io.keystream.directory;

import static io.keystream.schemas.SignedCommandMapping.bytes;

import io.keystream.domain.access.AccessRefusal;
import io.keystream.domain.access.AccessRefusal.NotAuthenticated;
import io.keystream.domain.access.Directory;
import io.keystream.domain.access.EnrolledCertificate;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.Signing;
import io.keystream.schemas.Topic;
import io.keystream.schemas.UnreadableRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecordBase;
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

  Fingerprint platform() {
    return platform;
  }

  boolean verifies(Fingerprint certificate, byte[] signed, byte[] signature) {
    var der = known.get(certificate);
    return der != null && certificates.verifies(der, signed, signature);
  }

  <R extends SpecificRecordBase, C> Opened<R, C> open(
      SignedCommandRecord signed, SignedContent<R, C> content, Directory directory) {
    try {
      var record = decode(signed, content);
      var signing = content.signing().apply(signed, record);
      var forgery = forgery(signed, signing, content.topic(), directory);
      return forgery == null
          ? authentic(signed, record, signing, content)
          : new Opened.Forged<>(record, forgery);
    } catch (UnreadableRecord | IllegalArgumentException e) {
      return new Opened.Unreadable<>(String.valueOf(e.getMessage()));
    }
  }

  /** Why it does not come from its caller. */
  private @Nullable NotAuthenticated forgery(
      SignedCommandRecord signed, Signing signing, Topic<?> topic, Directory directory) {
    var certificate = signing.certificate();
    var holder = directory.holderOf(certificate);
    if (holder.isEmpty()) {
      return new AccessRefusal.UnknownCertificate(certificate);
    }
    if (!holder.get().principal().equals(signing.signer())) {
      return new AccessRefusal.CertificateOfAnother(signing.signer(), certificate);
    }
    var bytes = SignedBytes.of(platform, topic, bytes(signed.getCommand()));
    return verifies(certificate, bytes, bytes(signed.getSignature()))
        ? null
        : new AccessRefusal.BadSignature(certificate);
  }

  private static <R extends SpecificRecordBase, C> Opened<R, C> authentic(
      SignedCommandRecord signed, R record, Signing signing, SignedContent<R, C> content) {
    try {
      return new Opened.Genuine<>(signed, record, signing, content.toCommand().apply(record));
    } catch (IllegalArgumentException e) {
      return new Opened.Malformed<>(signed, record, signing, String.valueOf(e.getMessage()));
    }
  }

  private static <R extends SpecificRecordBase> R decode(
      SignedCommandRecord signed, SignedContent<R, ?> content) {
    check("command", signed.getCommand(), content.maxBytes());
    check("signature", signed.getSignature(), MAX_SIGNATURE_BYTES);
    return content.codec().decode(bytes(signed.getCommand()));
  }

  private static void check(String field, ByteBuffer value, int limit) {
    if (value.remaining() > limit) {
      throw new IllegalArgumentException(
          field + " has " + value.remaining() + " bytes, at most " + limit);
    }
  }
}

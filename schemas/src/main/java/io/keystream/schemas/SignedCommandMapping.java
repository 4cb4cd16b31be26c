package io.keystream.schemas;

import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.access.Signing;
import io.keystream.domain.caller.Principal;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;

/** Signed commands between the domain and the wire; whether a signature holds is not seen here. */
public final class SignedCommandMapping {

  private static final int FINGERPRINT_BYTES = 32;

  private SignedCommandMapping() {}

  /** An envelope around the exact bytes that were signed. */
  public static SignedCommandRecord toRecord(
      Fingerprint certificate, byte[] signature, byte[] command) {
    return new SignedCommandRecord(
        ByteBuffer.wrap(HexFormat.of().parseHex(certificate.hex())),
        ByteBuffer.wrap(signature),
        ByteBuffer.wrap(command));
  }

  /**
   * Which certificate the record says has signed.
   *
   * @throws IllegalArgumentException when it is no fingerprint
   */
  public static Fingerprint fingerprint(SignedCommandRecord record) {
    return fingerprint(record.getFingerprint());
  }

  /**
   * The fingerprint that a field holds.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Fingerprint fingerprint(ByteBuffer field) {
    var bytes = bytes(field);
    if (bytes.length != FINGERPRINT_BYTES) {
      throw new IllegalArgumentException(
          "fingerprint has " + bytes.length + " bytes, must have " + FINGERPRINT_BYTES);
    }
    return new Fingerprint(HexFormat.of().formatHex(bytes));
  }

  /**
   * What the domain has to know of the signature.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static Signing signing(SignedCommandRecord record, AccessCommandRecord command) {
    return signing(record, command.getCaller().getPrincipal(), command.getIssuedAt());
  }

  /**
   * What the domain has to know of the signature, which is the caller's or that of a service that
   * commands in its name.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static Signing signing(SignedCommandRecord record, KeyCommandRecord command) {
    var behalf = command.getOnBehalf();
    var signer = behalf == null ? command.getCaller().getPrincipal() : behalf.getIssuer();
    return signing(record, signer, command.getIssuedAt());
  }

  /**
   * What the domain has to know of the signature, which is that of the issuer.
   *
   * @throws IllegalArgumentException naming the field when a value is outside its limits
   */
  public static Signing signing(SignedCommandRecord record, SecretCommandRecord command) {
    return signing(record, command.getIssuer(), command.getIssuedAt());
  }

  private static Signing signing(SignedCommandRecord record, String signer, Instant issuedAt) {
    return new Signing(new Principal(signer), fingerprint(record), issuedAt);
  }

  /** What a field of bytes holds; reading it again gives the same. */
  public static byte[] bytes(ByteBuffer field) {
    var bytes = new byte[field.remaining()];
    field.duplicate().get(bytes);
    return bytes;
  }
}

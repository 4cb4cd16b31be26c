package io.keystream.directory;

import io.keystream.domain.access.Fingerprint;
import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;

/**
 * Signs access commands as a caller with a certificate.
 *
 * <p><b>Thread safety:</b> that of its key.
 */
public final class CommandSigner {

  private final Fingerprint platform;
  private final Fingerprint certificate;
  private final Key key;

  /** The private key of a certificate, wherever it is. */
  public interface Key {

    /** Ed25519, or ECDSA over P-256 with SHA-256 in DER. */
    byte[] sign(byte[] message);
  }

  public CommandSigner(Fingerprint platform, Fingerprint certificate, Key key) {
    this.platform = platform;
    this.certificate = certificate;
    this.key = key;
  }

  public SignedCommandRecord sign(AccessCommandRecord command) {
    var bytes = AccessCommandMapping.CODEC.encode(command);
    var signature = key.sign(SignedBytes.of(platform, Topics.ACCESS_COMMANDS, bytes));
    return SignedCommandMapping.toRecord(certificate, signature, bytes);
  }
}

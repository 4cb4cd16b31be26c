package io.keystream.directory;

import io.keystream.credentials.Credential;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.key.KeyEvent;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.wire.KeyEvidenceRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;

/**
 * Signs what a service has decided about keys, so that whoever follows the events tells its
 * decisions from those of somebody else who has the command.
 *
 * <p><b>Thread safety:</b> that of its key.
 */
public final class KeyEventSigner {

  private final Fingerprint platform;
  private final Fingerprint certificate;
  private final CommandSigner.Key key;

  KeyEventSigner(Fingerprint platform, Fingerprint certificate, CommandSigner.Key key) {
    this.platform = platform;
    this.certificate = certificate;
    this.key = key;
  }

  /**
   * Signs with a service's own credential.
   *
   * @param platform fingerprint of the founding operator's certificate
   */
  public static KeyEventSigner with(Credential credential, Fingerprint platform) {
    return new KeyEventSigner(platform, credential.certificate().fingerprint(), credential::sign);
  }

  /** The evidence of an event that came of the command. */
  public KeyEvidenceRecord sign(SignedCommandRecord command, KeyEventPlace place, KeyEvent event) {
    var bytes =
        KeyEventBytes.of(platform, SignedCommandMapping.bytes(command.getCommand()), place, event);
    return new KeyEvidenceRecord(
        command,
        place.accessVersion(),
        ByteBuffer.wrap(certificate.toBytes()),
        ByteBuffer.wrap(key.sign(bytes)));
  }
}

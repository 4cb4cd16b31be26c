package io.keystream.directory;

import io.keystream.credentials.Credential;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.wire.KeyEvidenceRecord;
import io.keystream.schemas.wire.SecretEvidenceRecord;
import io.keystream.schemas.wire.SignedCommandRecord;
import java.nio.ByteBuffer;

/**
 * Signs what a service has decided about keys and secrets, so that whoever follows the events tells
 * its decisions from those of somebody else who has the command.
 *
 * <p><b>Thread safety:</b> that of its key.
 */
public final class EventSigner {

  private final Fingerprint platform;
  private final Fingerprint certificate;
  private final CommandSigner.Key key;

  EventSigner(Fingerprint platform, Fingerprint certificate, CommandSigner.Key key) {
    this.platform = platform;
    this.certificate = certificate;
    this.key = key;
  }

  /**
   * Signs with a service's own credential.
   *
   * @param platform fingerprint of the founding operator's certificate
   */
  public static EventSigner with(Credential credential, Fingerprint platform) {
    return new EventSigner(platform, credential.certificate().fingerprint(), credential::sign);
  }

  /** The evidence of an event that came of the command. */
  public KeyEvidenceRecord sign(SignedCommandRecord command, EventPlace place, KeyEvent event) {
    var bytes =
        KeyEventBytes.of(platform, SignedCommandMapping.bytes(command.getCommand()), place, event);
    return new KeyEvidenceRecord(
        command,
        place.accessVersion(),
        ByteBuffer.wrap(certificate.toBytes()),
        ByteBuffer.wrap(key.sign(bytes)));
  }

  /** The evidence of an event that came of the command. */
  public SecretEvidenceRecord sign(
      SignedCommandRecord command, EventPlace place, SecretEvent event) {
    var bytes =
        SecretEventBytes.of(
            platform, SignedCommandMapping.bytes(command.getCommand()), place, event);
    return new SecretEvidenceRecord(
        command,
        place.accessVersion(),
        ByteBuffer.wrap(certificate.toBytes()),
        ByteBuffer.wrap(key.sign(bytes)));
  }
}

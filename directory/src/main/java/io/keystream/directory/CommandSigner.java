package io.keystream.directory;

import io.keystream.credentials.Credential;
import io.keystream.domain.access.Fingerprint;
import io.keystream.schemas.AccessCommandMapping;
import io.keystream.schemas.KeyCommandMapping;
import io.keystream.schemas.SecretCommandMapping;
import io.keystream.schemas.SignedCommandMapping;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.KeyCommandRecord;
import io.keystream.schemas.wire.SecretCommandRecord;
import io.keystream.schemas.wire.SignedCommandRecord;

/**
 * Signs commands as a caller with a certificate.
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

  /**
   * Signs with a credential.
   *
   * @param platform fingerprint of the founding operator's certificate
   */
  public static CommandSigner with(Credential credential, Fingerprint platform) {
    return new CommandSigner(platform, credential.certificate().fingerprint(), credential::sign);
  }

  public SignedCommandRecord sign(AccessCommandRecord command) {
    return sign(Topics.ACCESS_COMMANDS, AccessCommandMapping.CODEC.encode(command));
  }

  public SignedCommandRecord sign(KeyCommandRecord command) {
    return sign(Topics.COMMANDS, KeyCommandMapping.CODEC.encode(command));
  }

  /** As the service that issues the command. */
  public SignedCommandRecord sign(SecretCommandRecord command) {
    return sign(Topics.SECRET_COMMANDS, SecretCommandMapping.CODEC.encode(command));
  }

  private SignedCommandRecord sign(Topic<?> topic, byte[] command) {
    var signature = key.sign(SignedBytes.of(platform, topic, command));
    return SignedCommandMapping.toRecord(certificate, signature, command);
  }
}

package io.keystream.directory.tokens;

import io.keystream.credentials.Credential;
import io.keystream.directory.CommandSigner;
import io.keystream.directory.SignedBytes;
import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.approle.SecretIdEvent;
import io.keystream.domain.token.TokenEvent;
import io.keystream.schemas.SecretIdMapping;
import io.keystream.schemas.TokenMapping;
import io.keystream.schemas.wire.SignedTokenRecord;
import io.keystream.schemas.wire.TokenRecord;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Signs what a service says of tokens, so that whoever follows tells its word from that of somebody
 * who can only write to the topic.
 *
 * <p><b>Thread safety:</b> that of its key.
 */
public final class TokenSigner {

  private final Fingerprint platform;
  private final Fingerprint certificate;
  private final CommandSigner.Key key;

  public TokenSigner(Fingerprint platform, Fingerprint certificate, CommandSigner.Key key) {
    this.platform = platform;
    this.certificate = certificate;
    this.key = key;
  }

  /**
   * Signs with a service's own credential.
   *
   * @param platform fingerprint of the founding operator's certificate
   */
  public static TokenSigner with(Credential credential, Fingerprint platform) {
    return new TokenSigner(platform, credential.certificate().fingerprint(), credential::sign);
  }

  /**
   * The record to write, under the accessor as its key.
   *
   * @param now for which the event was decided
   * @param accessVersion of the directory that it was decided on
   */
  public SignedTokenRecord sign(TokenEvent event, Instant now, long accessVersion) {
    return sign(TokenMapping.toRecord(event, now, accessVersion));
  }

  /** The record of what happened to a secret-id, in the same way. */
  public SignedTokenRecord sign(SecretIdEvent event, Instant now, long accessVersion) {
    return sign(SecretIdMapping.toRecord(event, now, accessVersion));
  }

  private SignedTokenRecord sign(TokenRecord record) {
    var content = TokenMapping.CODEC.encode(record);
    return new SignedTokenRecord(
        ByteBuffer.wrap(certificate.toBytes()),
        ByteBuffer.wrap(key.sign(SignedBytes.ofToken(platform, content))),
        ByteBuffer.wrap(content));
  }
}

package io.keystream.directory;

import io.keystream.credentials.Fields;
import io.keystream.domain.access.Fingerprint;
import io.keystream.schemas.Topic;
import io.keystream.schemas.Topics;

/**
 * What is signed of a command, or of what a service says of a token: every field after its length
 * in four bytes, big endian, so that no two of them give the same bytes; a label first, so that no
 * signature serves another purpose.
 */
public final class SignedBytes {

  private static final String LABEL = "keystream command 1";
  private static final String TOKEN_LABEL = "keystream token 1";

  private SignedBytes() {}

  /**
   * The bytes to sign.
   *
   * @param command in single-object encoding, as it will travel
   */
  public static byte[] of(Fingerprint platform, Topic<?> topic, byte[] command) {
    return Fields.of(LABEL, platform.toBytes(), Fields.utf8(topic.name()), command);
  }

  /**
   * The bytes that a service signs.
   *
   * @param content in single-object encoding, as it will travel
   */
  public static byte[] ofToken(Fingerprint platform, byte[] content) {
    var topic = Fields.utf8(Topics.TOKENS.name());
    return Fields.of(TOKEN_LABEL, platform.toBytes(), topic, content);
  }
}

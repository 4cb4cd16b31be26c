package io.keystream.directory;

import io.keystream.credentials.Fields;
import io.keystream.domain.access.Fingerprint;
import io.keystream.schemas.Topic;

/**
 * What is signed of a command: every field after its length in four bytes, big endian, so that no
 * two commands give the same bytes; a label first, so that no signature serves another purpose.
 */
public final class SignedBytes {

  private static final String LABEL = "keystream command 1";

  private SignedBytes() {}

  /**
   * The bytes to sign.
   *
   * @param command in single-object encoding, as it will travel
   */
  public static byte[] of(Fingerprint platform, Topic<?> topic, byte[] command) {
    return Fields.of(LABEL, platform.toBytes(), Fields.utf8(topic.name()), command);
  }
}

package io.keystream.sealing;

import io.keystream.credentials.Fields;
import io.keystream.credentials.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The name of a session: the first 16 bytes of a hash over its opening, signature included, so that
 * nobody can publish another opening under it.
 */
public record SessionId(long high, long low) {

  public static final int BYTES = 16;
  private static final String LABEL = "keystream session id 1";

  /**
   * The id that these bytes are.
   *
   * @throws IllegalArgumentException if they are not 16
   */
  public static SessionId ofBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a session id has 16 bytes, this has " + bytes.length);
    }
    var both = ByteBuffer.wrap(bytes);
    return new SessionId(both.getLong(), both.getLong());
  }

  /** The id of an opening, as it is encoded, and its signature. */
  public static SessionId of(byte[] opening, byte[] signature) {
    var hash = Sha256.of(Fields.of(LABEL, opening, signature));
    return ofBytes(Arrays.copyOf(hash, BYTES));
  }

  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(toBytes());
  }
}

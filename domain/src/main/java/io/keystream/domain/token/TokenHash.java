package io.keystream.domain.token;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The SHA-256 of a token's secret: all that anybody keeps of it. Four numbers and no text, because
 * there are up to a million in memory.
 */
public record TokenHash(long first, long second, long third, long fourth)
    implements Comparable<TokenHash> {

  public static final int BYTES = 32;

  private static final Comparator<TokenHash> ORDER =
      Comparator.comparingLong(TokenHash::first)
          .thenComparingLong(TokenHash::second)
          .thenComparingLong(TokenHash::third)
          .thenComparingLong(TokenHash::fourth);

  /**
   * The hash that a digest is.
   *
   * @throws IllegalArgumentException when it has another length
   */
  public static TokenHash ofBytes(byte[] digest) {
    if (digest.length != BYTES) {
      throw new IllegalArgumentException("hash has " + digest.length + " bytes, must have 32");
    }
    var numbers = ByteBuffer.wrap(digest);
    return new TokenHash(
        numbers.getLong(), numbers.getLong(), numbers.getLong(), numbers.getLong());
  }

  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .putLong(first)
        .putLong(second)
        .putLong(third)
        .putLong(fourth)
        .array();
  }

  @Override
  public int compareTo(TokenHash other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(toBytes());
  }
}

package io.keystream.directory.tokens;

import io.keystream.credentials.Sha256;
import io.keystream.domain.token.TokenHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * What its holder shows to be who the token stands for: 32 random bytes, hidden from logs and wiped
 * when closed.
 *
 * <p>Wiped is the copy in here. Texts that it came as or went out as stay in the heap until they
 * are collected.
 *
 * <p><b>Thread safety:</b> safe, as long as nobody closes it while another reads.
 */
public final class TokenSecret implements AutoCloseable {

  /** What the text of every token begins with. */
  public static final String PREFIX = "ks.";

  private final byte[] secret;

  private TokenSecret(byte[] secret) {
    this.secret = secret;
  }

  /** One that nobody had before. */
  public static TokenSecret random(SecureRandom random) {
    var secret = new byte[TokenText.SECRET_BYTES];
    random.nextBytes(secret);
    return new TokenSecret(secret);
  }

  /**
   * Reads what a caller shows; empty where that is no token of ours.
   *
   * @param text in ASCII, which the caller wipes
   */
  public static Optional<TokenSecret> parse(byte[] text) {
    return Optional.ofNullable(TokenText.read(text)).map(TokenSecret::new);
  }

  /** Reads a text that nobody can wipe, such as a header of HTTP. */
  public static Optional<TokenSecret> parse(String text) {
    // Longer ones are not copied; what is not ASCII becomes what is in no token.
    if (text.length() != TokenText.BYTES) {
      return Optional.empty();
    }
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    try {
      return parse(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** All that is kept of it. */
  public TokenHash hash() {
    return TokenHash.ofBytes(Sha256.of(secret));
  }

  /** Its text in ASCII, for whom it is made for; the caller wipes it. */
  public byte[] revealText() {
    return TokenText.write(secret);
  }

  /** Overwrites the bytes with zeros. */
  @Override
  public void close() {
    Arrays.fill(secret, (byte) 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenSecret that && MessageDigest.isEqual(secret, that.secret);
  }

  /** The same for all: a hash of the bytes would tell about them. */
  @Override
  public int hashCode() {
    return TokenText.SECRET_BYTES;
  }

  @Override
  public String toString() {
    return "a token's secret";
  }
}

package io.keystream.worker.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Which key of a worker domain itself. Its label and its check context can never be those of a key
 * that somebody named: no event and no request reaches it.
 *
 * @param number counts the keys of one purpose
 */
public record DomainMaterialId(String domain, Purpose purpose, int number) implements MaterialName {

  private static final int DIGEST_CHARACTERS = 20;

  /** What the key is for. */
  public enum Purpose {
    /** Signs what the domain says of its keys. */
    AUTHORITY("a"),
    /** Callers open sessions to it. */
    EPOCH("e"),
    /** Gives what of an epoch's key is in the workers' memory. */
    SECRET("s"),
    /** Unwraps keys that come from outside. */
    IMPORT("i"),
    /** Does nothing; its number says whose the domain is. */
    OWNER("o");

    private final String letter;

    Purpose(String letter) {
      this.letter = letter;
    }
  }

  public DomainMaterialId {
    if (number < 0) {
      throw new IllegalArgumentException("number must not be negative: " + number);
    }
  }

  /** Says that the domain is a platform's: the first 31 bits of its fingerprint are the number. */
  public static DomainMaterialId owner(String domain, byte[] platform) {
    return new DomainMaterialId(
        domain, Purpose.OWNER, ByteBuffer.wrap(platform).getInt() & Integer.MAX_VALUE);
  }

  /** What the labels of all keys of this purpose begin with. */
  public String labelPrefix() {
    var label = label();
    return label.substring(0, label.lastIndexOf('/') + 1);
  }

  /** {@code kd/}, the purpose's letter, {@code /}, 100 bits of the domain's hash, the number. */
  @Override
  public String label() {
    var digest = Sha256.of(domain.getBytes(StandardCharsets.UTF_8));
    return "kd/%s/%s/%s"
        .formatted(
            purpose.letter,
            Base32.lowerCase(digest).substring(0, DIGEST_CHARACTERS),
            Integer.toString(number, Character.MAX_RADIX));
  }

  @Override
  public String words() {
    return purpose + " " + number + " of worker domain " + domain;
  }

  /** A path never begins with a slash. */
  @Override
  public String checkText() {
    return "/domain/" + purpose + "/" + domain + "\0" + number;
  }
}

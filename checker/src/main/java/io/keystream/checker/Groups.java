package io.keystream.checker;

/**
 * The consumer groups whose progress says which questions were consumed.
 *
 * @param commands who decides commands
 * @param requests who serves crypto requests
 */
public record Groups(String commands, String requests) {

  public static final Groups DEFAULT = new Groups("keystream-command-service", "crypto-worker");
}

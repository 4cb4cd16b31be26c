package io.keystream.domain.key;

/** What a key is: the algorithm of its material and where that material lives. */
public record KeySpec(KeyAlgorithm algorithm, Custody custody) {

  public KeyUsage usage() {
    return algorithm.usage();
  }
}

package io.keystream.worker.http;

import io.keystream.domain.key.HashAlgorithm;
import io.keystream.http.BadRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Hashes as Vault names them. */
enum VaultHash {
  SHA2_224(HashAlgorithm.SHA_224),
  SHA2_256(HashAlgorithm.SHA_256),
  SHA2_384(HashAlgorithm.SHA_384),
  SHA2_512(HashAlgorithm.SHA_512),
  SHA3_224(HashAlgorithm.SHA3_224),
  SHA3_256(HashAlgorithm.SHA3_256),
  SHA3_384(HashAlgorithm.SHA3_384),
  SHA3_512(HashAlgorithm.SHA3_512);

  /** Those that signatures and MACs are made with. */
  static final List<VaultHash> SIGNING = List.of(SHA2_256, SHA2_384, SHA2_512);

  private final HashAlgorithm algorithm;

  VaultHash(HashAlgorithm algorithm) {
    this.algorithm = algorithm;
  }

  HashAlgorithm algorithm() {
    return algorithm;
  }

  /**
   * One of some by its name.
   *
   * @param field where it stood
   * @throws BadRequest if it is none of them
   */
  static VaultHash of(String field, String name, List<VaultHash> some) {
    return some.stream()
        .filter(hash -> hash.toString().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new BadRequest(
                field
                    + " must be "
                    + some.stream().map(VaultHash::toString).collect(Collectors.joining(", "))
                    + ": '"
                    + name
                    + "'"));
  }

  /** Whether Vault takes the last word of a path as a hash; no key's name ends in one. */
  static Optional<String> endOf(String path) {
    var last = path.substring(path.lastIndexOf('/') + 1);
    var isHash =
        last.equals("sha1")
            || last.equals("none")
            || Arrays.stream(values()).anyMatch(hash -> hash.toString().equals(last));
    return isHash && last.length() < path.length() ? Optional.of(last) : Optional.empty();
  }

  /** Such as {@code sha2-256}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

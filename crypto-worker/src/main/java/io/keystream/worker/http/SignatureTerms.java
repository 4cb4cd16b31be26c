package io.keystream.worker.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.SignatureAlgorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which way to sign, as path and body say it.
 *
 * @param hash null where none is stated
 * @param padding of RSA; other keys have none, and Vault passes it over for them
 * @param prehashed whether the input is the digest already
 */
record SignatureTerms(
    @Nullable VaultHash hash, Padding padding, Marshaling marshaling, boolean prehashed) {

  /** Vault's {@code signature_algorithm}. */
  enum Padding {
    PSS,
    PKCS1_V1_5
  }

  /** Reads them; a salt is always as long as the hash. */
  static SignatureTerms of(@Nullable VaultHash hash, ObjectNode body) {
    var _ = Fields.word(body, "salt_length", List.of("auto", "hash"));
    var padding = Fields.word(body, "signature_algorithm", List.of("pss", "pkcs1v15"));
    return new SignatureTerms(
        hash,
        padding.equals("pss") ? Padding.PSS : Padding.PKCS1_V1_5,
        Marshaling.of(body),
        Fields.flag(body, "prehashed"));
  }

  /**
   * The algorithm for a key: RSA has SHA-256 where no hash is stated, a curve its own. Whether it
   * fits is judged when the request is carried out, so that whoever may not use the key learns
   * nothing of it.
   */
  String algorithm(Optional<KeyAlgorithm> key) {
    return key.map(this::algorithm).orElseGet(this::rsa);
  }

  private String algorithm(KeyAlgorithm key) {
    return switch (key) {
      case EC_P256, EC_P384, EC_P521 -> hash == null ? own(key) : "ECDSA_" + hash.algorithm();
      case ED25519 -> own(key);
      case RSA_2048, RSA_3072, RSA_4096 -> rsa();
      case AES_256, HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512, ECDH_P256 -> rsa();
    };
  }

  private String rsa() {
    return "RSASSA_%s_%s"
        .formatted(padding, hash == null ? VaultHash.SHA2_256.algorithm() : hash.algorithm());
  }

  private static String own(KeyAlgorithm key) {
    return Arrays.stream(SignatureAlgorithm.values())
        .filter(algorithm -> algorithm.fits(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(key + " does not sign"))
        .name();
  }
}

package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.OaepHash;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.SubjectPublicKeyInfo;
import java.util.Set;

/**
 * What a module is known to do and not to do. A module that we do not know must do everything.
 *
 * @param wrapMechanism its number for AES key wrap with padding (RFC 5649); vendors differ
 * @param exceptions policies that it is known not to enforce
 */
record ModuleProfile(String manufacturer, long wrapMechanism, Set<Policy> exceptions) {

  /** A policy that a token has to enforce by itself, whatever we ask of it. */
  enum Policy {
    /** A key that is not extractable is never wrapped. */
    NON_EXTRACTABLE_KEYS_ARE_NOT_WRAPPED,
    /** A KEK works with its allowed mechanisms only. */
    ALLOWED_MECHANISMS,
    /** What a KEK unwraps is sensitive, whatever the caller's template says. */
    UNWRAP_TEMPLATE,
    /** A KEK that may not decrypt does not decrypt. */
    USAGE_FLAGS,
    /** An object that is not modifiable is not modified. */
    MODIFIABLE,
    /** A copy may do no more than its original. */
    COPIES,
    /** A sensitive value is not read, a sensitive or non-extractable key stays so. */
    SENSITIVE
  }

  /**
   * NSS softokn 3.87 was seen to wrap keys that are not extractable, to ignore the allowed
   * mechanisms and the template of a KEK, and to copy a KEK as one that decrypts: whoever is logged
   * in reads every wrapped key. It serves as a second opinion on mechanisms, not as a vault.
   */
  private static final Set<Policy> NSS_EXCEPTIONS =
      Set.of(
          Policy.NON_EXTRACTABLE_KEYS_ARE_NOT_WRAPPED,
          Policy.ALLOWED_MECHANISMS,
          Policy.UNWRAP_TEMPLATE,
          Policy.COPIES);

  private static final String NSS = "Mozilla Foundation";
  private static final String SOFT_HSM = "SoftHSM";

  static ModuleProfile of(String manufacturer, long wrapMechanism) {
    Set<Policy> exceptions = manufacturer.equals(NSS) ? NSS_EXCEPTIONS : Set.of();
    return new ModuleProfile(manufacturer, wrapMechanism, exceptions);
  }

  boolean mustEnforce(Policy policy) {
    return !exceptions.contains(policy);
  }

  /** The hashes with which it unwraps by RSA-OAEP; SoftHSM 2.6.1 has SHA-1 alone. */
  Set<OaepHash> oaepHashes() {
    return manufacturer.equals(SOFT_HSM) ? Set.of(OaepHash.SHA_1) : Set.of(OaepHash.values());
  }

  /** What a module wants in the template of a key that is unwrapped, besides what all want. */
  Template besides(KeyAlgorithm algorithm, Bytes publicKey) {
    return switch (algorithm) {
      case EC_P256, EC_P384, EC_P521, ECDH_P256 ->
          manufacturer.equals(NSS)
              ? Template.EMPTY.bytes(
                  Ck.CKA_NSS_DB, SubjectPublicKeyInfo.ecPoint(algorithm, publicKey))
              : Template.EMPTY;
      case AES_256,
          HMAC_SHA_256,
          HMAC_SHA_384,
          HMAC_SHA_512,
          RSA_2048,
          RSA_3072,
          RSA_4096,
          ED25519 ->
          Template.EMPTY;
    };
  }
}

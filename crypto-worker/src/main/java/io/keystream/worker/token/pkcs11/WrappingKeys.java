package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.TokenFailure;
import java.util.List;
import java.util.Optional;

/**
 * The pairs that keys from outside are wrapped to: token objects that unwrap AES keys and do
 * nothing else. Without DECRYPT=false anybody logged in would decrypt an envelope with them;
 * without UNWRAP_TEMPLATE, unwrap its AES key as one that can be read or that decrypts.
 *
 * <p><i>Thread safety:</i> every method runs under the vault's lock.
 */
final class WrappingKeys {

  private static final KeyAlgorithm ALGORITHM = KeyAlgorithm.RSA_4096;

  private final ModuleProfile profile;

  WrappingKeys(ModuleProfile profile) {
    this.profile = profile;
  }

  /** A pair by its private half. */
  record Held(long privateKey, Bytes publicKey) {}

  /** Generating holds up whoever loads a key: seconds, once in the life of a domain. */
  Held findOrMake(TokenObjects objects, String label) {
    return find(objects, label).orElseGet(() -> make(objects, label));
  }

  private Held make(TokenObjects objects, String label) {
    // A crash may have left a public half alone; nobody ever used its private half.
    halves(objects, Ck.CKO_PUBLIC_KEY, label).forEach(objects::destroy);
    Template publicHalf =
        KeyTemplates.publicHalf(ALGORITHM).flag(Ck.CKA_TOKEN, true).and(KeyTemplates.named(label));
    objects.generatePair(Ck.CKM_RSA_PKCS_KEY_PAIR_GEN, publicHalf, privateHalf(label));
    return find(objects, label)
        .orElseThrow(
            () -> new TokenFailure.Unfit("the token does not find what it made: " + label));
  }

  /**
   * Finds the pair of a label.
   *
   * @throws TokenFailure.Unfit if there are several, or half a pair
   */
  Optional<Held> find(TokenObjects objects, String label) {
    List<Long> keys = halves(objects, Ck.CKO_PRIVATE_KEY, label);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    List<Long> publicKeys = halves(objects, Ck.CKO_PUBLIC_KEY, label);
    if (keys.size() != 1 || publicKeys.size() != 1) {
      throw new TokenFailure.Unfit(
          "the wrapping key "
              + label
              + " has "
              + keys.size()
              + " private and "
              + publicKeys.size()
              + " public halves; destroy them, and another is made");
    }
    return Optional.of(
        new Held(keys.getFirst(), PublicHalf.read(objects, ALGORITHM, publicKeys.getFirst())));
  }

  private static List<Long> halves(TokenObjects objects, long keyClass, String label) {
    return objects.find(KeyTemplates.tokenObject(keyClass, label));
  }

  /** NSS cannot store the attributes that it does not enforce, so they are left out there. */
  Template privateHalf(String label) {
    Template template =
        KeyTemplates.named(label)
            .flag(Ck.CKA_TOKEN, true)
            .flag(Ck.CKA_PRIVATE, true)
            .flag(Ck.CKA_SENSITIVE, true)
            .flag(Ck.CKA_EXTRACTABLE, false)
            .flag(Ck.CKA_MODIFIABLE, false)
            .flag(Ck.CKA_UNWRAP, true)
            .flag(Ck.CKA_DECRYPT, false)
            .flag(Ck.CKA_SIGN, false)
            .flag(Ck.CKA_DERIVE, false);
    if (profile.mustEnforce(ModuleProfile.Policy.ALLOWED_MECHANISMS)) {
      template = template.numbers(Ck.CKA_ALLOWED_MECHANISMS, Ck.CKM_RSA_PKCS_OAEP);
    }
    return profile.mustEnforce(ModuleProfile.Policy.UNWRAP_TEMPLATE)
        ? template.nested(Ck.CKA_UNWRAP_TEMPLATE, aesKey())
        : template;
  }

  /** The AES key of an envelope, for the moment in which the key itself is unwrapped. */
  static Template aesKey() {
    return Template.EMPTY
        .number(Ck.CKA_CLASS, Ck.CKO_SECRET_KEY)
        .number(Ck.CKA_KEY_TYPE, Ck.CKK_AES)
        .flag(Ck.CKA_TOKEN, false)
        .flag(Ck.CKA_PRIVATE, true)
        .flag(Ck.CKA_SENSITIVE, true)
        .flag(Ck.CKA_EXTRACTABLE, false)
        .flag(Ck.CKA_UNWRAP, true)
        .flag(Ck.CKA_WRAP, false)
        .flag(Ck.CKA_ENCRYPT, false)
        .flag(Ck.CKA_DECRYPT, false)
        .flag(Ck.CKA_SIGN, false)
        .flag(Ck.CKA_VERIFY, false)
        .flag(Ck.CKA_DERIVE, false);
  }
}

package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The attributes that each kind of object gets; what is not granted here is denied. */
final class KeyTemplates {

  private static final byte[] F4 = {1, 0, 1};
  private static final byte[] P256 = oid("06082a8648ce3d030107");
  private static final byte[] P384 = oid("06052b81040022");
  private static final byte[] P521 = oid("06052b81040023");
  private static final byte[] ED25519 = oid("06032b6570");

  private KeyTemplates() {}

  private static byte[] oid(String der) {
    return HexFormat.of().parseHex(der);
  }

  /** A key that is made to be wrapped at once and destroyed. */
  static Template transientKey(KeyAlgorithm algorithm) {
    return secrecy(true).flag(Ck.CKA_TOKEN, false).and(use(algorithm));
  }

  /** The key with which a token proves that it works. */
  static Template canary() {
    return secrecy(false)
        .flag(Ck.CKA_TOKEN, false)
        .and(use(KeyAlgorithm.AES_256))
        .and(size(KeyAlgorithm.AES_256));
  }

  /** The length of a secret key that is to be made; nothing for a pair. */
  static Template size(KeyAlgorithm algorithm) {
    return algorithm.isAsymmetric()
        ? Template.EMPTY
        : Template.EMPTY.number(Ck.CKA_VALUE_LEN, sizeBytes(algorithm));
  }

  /** Of a secret key. */
  static int sizeBytes(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case AES_256, HMAC_SHA_256 -> 32;
      case HMAC_SHA_384 -> 48;
      case HMAC_SHA_512 -> 64;
      case RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P384, EC_P521, ED25519, ECDH_P256 ->
          throw new IllegalArgumentException(algorithm + " is no secret key");
    };
  }

  /** A key in use, unwrapped from its blob; {@code extractable} only to wrap it again at once. */
  static Template unwrapped(KeyAlgorithm algorithm, boolean extractable) {
    return secrecy(extractable)
        .flag(Ck.CKA_TOKEN, false)
        .number(Ck.CKA_CLASS, keyClass(algorithm))
        .number(Ck.CKA_KEY_TYPE, keyType(algorithm))
        .and(use(algorithm));
  }

  /** A key on its way in; one of a curve has to tell its public half, by agreeing and signing. */
  static Template incoming(KeyAlgorithm algorithm) {
    return secrecy(true)
        .flag(Ck.CKA_TOKEN, false)
        .number(Ck.CKA_CLASS, keyClass(algorithm))
        .number(Ck.CKA_KEY_TYPE, keyType(algorithm))
        .and(keyType(algorithm) == Ck.CKK_EC ? privateUse(true, true) : use(algorithm));
  }

  /** A key that stays in the token. */
  static Template resident(KeyAlgorithm algorithm, String label) {
    return secrecy(false)
        .flag(Ck.CKA_TOKEN, true)
        .flag(Ck.CKA_MODIFIABLE, false)
        .and(named(label))
        .and(use(algorithm));
  }

  /** The public half of a pair, which only has to tell its value. */
  static Template publicHalf(KeyAlgorithm algorithm) {
    Template half = Template.EMPTY.flag(Ck.CKA_PRIVATE, false);
    return switch (algorithm) {
      case RSA_2048 -> rsa(half, 2048);
      case RSA_3072 -> rsa(half, 3072);
      case RSA_4096 -> rsa(half, 4096);
      case EC_P256, EC_P384, EC_P521, ED25519, ECDH_P256 ->
          half.bytes(Ck.CKA_EC_PARAMS, curve(algorithm));
      case AES_256, HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 ->
          throw new IllegalArgumentException(algorithm + " has no public half");
    };
  }

  /** What names the curve: CKA_EC_PARAMS, an object identifier in DER. */
  static byte[] curve(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case EC_P256, ECDH_P256 -> P256;
      case EC_P384 -> P384;
      case EC_P521 -> P521;
      case ED25519 -> ED25519;
      case AES_256, HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512, RSA_2048, RSA_3072, RSA_4096 ->
          throw new IllegalArgumentException(algorithm + " has no curve");
    };
  }

  /**
   * Label and id of a token object; the id in the same ASCII bytes, because the JDK spoils others.
   */
  static Template named(String label) {
    byte[] ascii = label.getBytes(StandardCharsets.US_ASCII);
    return Template.EMPTY.bytes(Ck.CKA_LABEL, ascii).bytes(Ck.CKA_ID, ascii);
  }

  /** Finds the token object of a class by its label. */
  static Template tokenObject(long keyClass, String label) {
    return Template.EMPTY
        .number(Ck.CKA_CLASS, keyClass)
        .flag(Ck.CKA_TOKEN, true)
        .bytes(Ck.CKA_LABEL, label.getBytes(StandardCharsets.US_ASCII));
  }

  /** A key that can be read, as only known answers and attackers want one. */
  static Template readable() {
    return Template.EMPTY
        .number(Ck.CKA_CLASS, Ck.CKO_SECRET_KEY)
        .number(Ck.CKA_KEY_TYPE, Ck.CKK_GENERIC_SECRET)
        .flag(Ck.CKA_TOKEN, false)
        .flag(Ck.CKA_SENSITIVE, false)
        .flag(Ck.CKA_EXTRACTABLE, true);
  }

  /** The shared secret of an agreement, which the caller is to have in clear. */
  static Template sharedSecret(int sizeBytes) {
    return readable().number(Ck.CKA_VALUE_LEN, sizeBytes);
  }

  static long keyClass(KeyAlgorithm algorithm) {
    return algorithm.isAsymmetric() ? Ck.CKO_PRIVATE_KEY : Ck.CKO_SECRET_KEY;
  }

  private static long keyType(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case AES_256 -> Ck.CKK_AES;
      case HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 -> Ck.CKK_GENERIC_SECRET;
      case RSA_2048, RSA_3072, RSA_4096 -> Ck.CKK_RSA;
      case EC_P256, EC_P384, EC_P521, ECDH_P256 -> Ck.CKK_EC;
      case ED25519 -> Ck.CKK_EC_EDWARDS;
    };
  }

  private static Template secrecy(boolean extractable) {
    return Template.EMPTY
        .flag(Ck.CKA_PRIVATE, true)
        .flag(Ck.CKA_SENSITIVE, true)
        .flag(Ck.CKA_EXTRACTABLE, extractable);
  }

  private static Template use(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case AES_256 -> secretUse(true, false);
      case HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 -> secretUse(false, true);
      case RSA_2048, RSA_3072, RSA_4096 -> privateUse(true, false).flag(Ck.CKA_DECRYPT, false);
      case EC_P256, EC_P384, EC_P521, ED25519 -> privateUse(true, false);
      case ECDH_P256 -> privateUse(false, true);
    };
  }

  private static Template secretUse(boolean encrypts, boolean signs) {
    return Template.EMPTY
        .flag(Ck.CKA_ENCRYPT, encrypts)
        .flag(Ck.CKA_DECRYPT, encrypts)
        .flag(Ck.CKA_SIGN, signs)
        .flag(Ck.CKA_VERIFY, signs)
        .flag(Ck.CKA_WRAP, false)
        .flag(Ck.CKA_UNWRAP, false)
        .flag(Ck.CKA_DERIVE, false);
  }

  private static Template privateUse(boolean signs, boolean derives) {
    return Template.EMPTY
        .flag(Ck.CKA_SIGN, signs)
        .flag(Ck.CKA_DERIVE, derives)
        .flag(Ck.CKA_UNWRAP, false);
  }

  private static Template rsa(Template half, long bits) {
    return half.number(Ck.CKA_MODULUS_BITS, bits).bytes(Ck.CKA_PUBLIC_EXPONENT, F4);
  }
}

package io.keystream.worker.token.pkcs11;

import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.Material;
import io.keystream.worker.token.MaterialId;
import io.keystream.worker.token.Sealed;
import io.keystream.worker.token.TokenFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Published answers that the token must give with published keys, and fresh pairs whose halves must
 * fit. The published keys enter in clear as session objects; they are no secrets.
 */
final class KnownAnswers {

  private static final String[] GCM_CASE_16 = {
    "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
    "cafebabefacedbaddecaf888",
    "feedfacedeadbeeffeedfacedeadbeefabaddad2",
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        + "76fc6ece0f4e1768cddf8853bb2d551b"
  };
  private static final String[] WYCHEPROOF_KWP_167 = {
    "38e1b1d075d9d852b9a6c01c8ff6965af01bac457a4e339ae3e1d7b2ffacc0cd",
    "80ad6820f1c90981e2ca42b817a345c1179d0a11d8e23a8adc0505e13d87295a",
    "b63b7e0fec7e315816233db6758fd3e744b9f6a40862bdf866487e53bcb950d8b2649269e51b4475"
  };
  private static final String RFC_4231_CASE_6 =
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54";
  private static final String RFC_5649_KEK = "5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8";
  private static final String RFC_5649_KEY = "c37b7e6492584340bed12207808941155068f738";
  private static final String RFC_5649_BLOB =
      "138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a";

  private static final Template WRAPPER =
      Template.EMPTY
          .number(Ck.CKA_CLASS, Ck.CKO_SECRET_KEY)
          .number(Ck.CKA_KEY_TYPE, Ck.CKK_AES)
          .flag(Ck.CKA_TOKEN, false)
          .flag(Ck.CKA_PRIVATE, true)
          .flag(Ck.CKA_WRAP, true)
          .flag(Ck.CKA_UNWRAP, true);

  /** One of each family; every single key is tried on its public half when it is loaded anyway. */
  private static final List<KeyAlgorithm> PAIRS =
      List.of(KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256, KeyAlgorithm.ECDH_P256);

  private static final MaterialId ID = new MaterialId(new KeyName("self-test"), KeyVersion.FIRST);

  private final Workshop workshop;

  KnownAnswers(Workshop workshop) {
    this.workshop = workshop;
  }

  List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    findings.add(check("AES-GCM, test case 16", this::gcm));
    findings.add(check("HMAC-SHA-256, RFC 4231 case 6", this::hmac));
    findings.add(check("AES key wrap with padding, Wycheproof 167", this::wrap));
    findings.add(check("AES key unwrap with padding, RFC 5649", this::unwrap));
    for (KeyAlgorithm algorithm : PAIRS) {
      findings.add(check(algorithm + " pair", () -> pair(algorithm)));
    }
    return findings;
  }

  /** A check that returns whether the answer was right. */
  @FunctionalInterface
  private interface Answer {
    boolean isRight();
  }

  private static Finding check(String name, Answer answer) {
    try {
      return Finding.of(name, answer.isRight());
    } catch (TokenFailure.Unsupported | TokenFailure.MaterialRejected e) {
      return new Finding.Failed(name + " (" + e.getMessage() + ")");
    }
  }

  private boolean gcm() {
    byte[] plaintext = hex(GCM_CASE_16[3]);
    byte[] additional = hex(GCM_CASE_16[2]);
    Sealed expected =
        new Sealed(Bytes.adopt(hex(GCM_CASE_16[1])), Bytes.adopt(hex(GCM_CASE_16[4])));
    return withKey(
        KeyTemplates.unwrapped(KeyAlgorithm.AES_256, true),
        hex(GCM_CASE_16[0]),
        key ->
            workshop
                    .operations()
                    .encrypt(key, hex(GCM_CASE_16[1]), plaintext, additional)
                    .equals(expected)
                && Arrays.equals(
                    workshop.operations().decrypt(key, expected, additional), plaintext));
  }

  private boolean hmac() {
    byte[] clear = new byte[131];
    Arrays.fill(clear, (byte) 0xaa);
    byte[] message =
        "Test Using Larger Than Block-Size Key - Hash Key First"
            .getBytes(StandardCharsets.US_ASCII);
    return withKey(
        KeyTemplates.unwrapped(KeyAlgorithm.HMAC_SHA_256, true),
        clear,
        key ->
            Arrays.equals(
                workshop.operations().sign(key, Ck.CKM_SHA256_HMAC, message),
                hex(RFC_4231_CASE_6)));
  }

  private boolean wrap() {
    return withKey(
        WRAPPER,
        hex(WYCHEPROOF_KWP_167[0]),
        kek ->
            withKey(
                KeyTemplates.unwrapped(KeyAlgorithm.AES_256, true),
                hex(WYCHEPROOF_KWP_167[1]),
                key -> Arrays.equals(wrap(kek, key), hex(WYCHEPROOF_KWP_167[2]))));
  }

  private byte[] wrap(long kek, long key) {
    return workshop
        .operations()
        .transiently(objects -> objects.wrap(workshop.profile().wrapMechanism(), kek, key));
  }

  /** 20 bytes: SoftHSM wraps such a key with the padding inside, but unwraps it as published. */
  private boolean unwrap() {
    return withKey(
        WRAPPER,
        hex(RFC_5649_KEK),
        kek ->
            workshop
                .operations()
                .transiently(objects -> Arrays.equals(unwrap(objects, kek), hex(RFC_5649_KEY))));
  }

  private byte[] unwrap(TokenObjects objects, long kek) {
    TokenObjects.Unwrapped unwrapped =
        objects.unwrap(
            workshop.profile().wrapMechanism(), kek, hex(RFC_5649_BLOB), KeyTemplates.readable());
    workshop.connection().check("C_UnwrapKey", unwrapped.rv());
    try {
      return objects.attribute(unwrapped.key(), Ck.CKA_VALUE);
    } finally {
      objects.destroy(unwrapped.key());
    }
  }

  /** Making and loading a pair tries its halves on each other. */
  private boolean pair(KeyAlgorithm algorithm) {
    workshop.generation().checkSupported(algorithm);
    Material material = workshop.wrapping().generate(ID.checkContext(algorithm));
    workshop.loading().load(ID, algorithm, material).close();
    return true;
  }

  private <T> T withKey(Template template, byte[] clear, LongFunction<T> work) {
    long key =
        workshop.vault().manage(objects -> objects.create(template.bytes(Ck.CKA_VALUE, clear)));
    try (KeyHandle handle = workshop.vault().keep(key)) {
      return handle.use(work);
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}

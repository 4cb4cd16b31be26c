package io.keystream.worker.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.Custody;
import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Published vectors and formats, run inside the token with keys that enter it wrapped. */
public interface PublishedVectors extends TokenUnderTest {

  /** Opens a token whose only KEK is known to the test. */
  private OpenToken openWith(KnownKek kek) {
    device().importKek(kek.label(), kek.bytes().toArray());
    return device().open(kek.label().domain());
  }

  private KnownKek freshKek() {
    return new KnownKek(KekLabel.first(freshDomain()), Bytes.adopt(token().random(32)));
  }

  /** Wycheproof: NIST's and edge-case vectors of AES-256-GCM with 96-bit IV and 128-bit tag. */
  @Test
  default void aes_gcm_decrypts_what_was_published() {
    KnownKek kek = freshKek();
    try (OpenToken open = openWith(kek)) {
      for (Vectors.Vector vector : Vectors.of("aes-256-gcm")) {
        MaterialId id = freshId();
        Material material = kek.wrap(id, KeyAlgorithm.AES_256, vector.field(0), Bytes.EMPTY);
        Sealed sealed =
            new Sealed(Bytes.copyOf(vector.field(1)), concat(vector.field(4), vector.field(5)));
        try (var key = (EncryptionKey) open.token().load(id, KeyAlgorithm.AES_256, material)) {
          if (vector.valid()) {
            assertThat(key.decrypt(sealed, vector.field(2)))
                .as("%s", vector)
                .isEqualTo(vector.field(3));
          } else {
            assertThatThrownBy(() -> key.decrypt(sealed, vector.field(2)))
                .as("%s", vector)
                .isInstanceOf(TokenFailure.BadCiphertext.class);
          }
        }
      }
    }
  }

  /**
   * Wycheproof: a key of 32 bytes that RFC 5649 wrapped enters the token, and nothing does that was
   * tampered with. Keys of other lengths are none of ours, and every HSM has a limit of its own.
   */
  @Test
  default void aes_kwp_unwraps_what_was_published() throws GeneralSecurityException {
    var ofKek =
        Vectors.of("aes-kwp-256").stream()
            .filter(vector -> !vector.valid() || vector.field(1).length == 32)
            .collect(Collectors.groupingBy(vector -> Bytes.copyOf(vector.field(0))));
    for (var same : ofKek.entrySet()) {
      var kek = new KnownKek(KekLabel.first(freshDomain()), same.getKey());
      try (OpenToken open = openWith(kek)) {
        for (Vectors.Vector vector : same.getValue()) {
          unwrapsIfValid(open.token(), kek, vector);
        }
      }
    }
  }

  private void unwrapsIfValid(Token token, KnownKek kek, Vectors.Vector vector)
      throws GeneralSecurityException {
    MaterialId id = freshId();
    KeyAlgorithm algorithm = KeyAlgorithm.HMAC_SHA_256;
    byte[] clear = vector.field(1).length == 0 ? new byte[1] : vector.field(1);
    Material material =
        kek.wrapped(id, algorithm, clear, Bytes.copyOf(vector.field(2)), Bytes.EMPTY);
    if (!vector.valid()) {
      assertThatThrownBy(() -> token.load(id, algorithm, material))
          .as("%s", vector)
          .isInstanceOf(TokenFailure.MaterialRejected.class);
      return;
    }
    Mac expected = Mac.getInstance("HmacSHA256");
    expected.init(new SecretKeySpec(clear, "HmacSHA256"));
    try (MacKey key = (MacKey) token.load(id, algorithm, material)) {
      assertThat(key.mac(clear)).as("%s", vector).isEqualTo(expected.doFinal(clear));
    }
  }

  /** The specification of GCM (McGrew and Viega), test cases 13 to 16: AES-256. */
  @ParameterizedTest
  @CsvSource(
      value = {
        "0000000000000000000000000000000000000000000000000000000000000000, 000000000000000000000000,"
            + " -, -, 530f8afbc74536b9a963b4f1c4cb738b",
        "0000000000000000000000000000000000000000000000000000000000000000, 000000000000000000000000,"
            + " -, 00000000000000000000000000000000,"
            + " cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
        "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308, cafebabefacedbaddecaf888,"
            + " feedfacedeadbeeffeedfacedeadbeefabaddad2,"
            + " d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39,"
            + " 522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
            + "76fc6ece0f4e1768cddf8853bb2d551b"
      })
  default void aes_gcm_keeps_its_specification(
      String clear, String iv, String aad, String plaintext, String ciphertext) {
    KnownKek kek = freshKek();
    MaterialId id = freshId();
    Material material = kek.wrap(id, KeyAlgorithm.AES_256, hex(clear), Bytes.EMPTY);
    try (OpenToken open = openWith(kek);
        var key = (EncryptionKey) open.token().load(id, KeyAlgorithm.AES_256, material)) {
      Sealed sealed = new Sealed(Bytes.adopt(hex(iv)), Bytes.adopt(hex(ciphertext)));
      assertThat(key.decrypt(sealed, hex(aad))).isEqualTo(hex(plaintext));
    }
  }

  /** RFC 4231, test case 6 (a key of 131 bytes) and Wycheproof, whose keys are as long as ours. */
  @ParameterizedTest
  @CsvSource({
    "HMAC_SHA_256, 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    "HMAC_SHA_384, 4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c6"
        + "0c2ef6ab4030fe8296248df163f44952",
    "HMAC_SHA_512, 80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
        + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"
  })
  default void hmac_keeps_rfc_4231_and_what_was_published(KeyAlgorithm algorithm, String rfcMac) {
    KnownKek kek = freshKek();
    byte[] rfcKey = new byte[131];
    java.util.Arrays.fill(rfcKey, (byte) 0xaa);
    byte[] rfcMessage =
        "Test Using Larger Than Block-Size Key - Hash Key First"
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (OpenToken open = openWith(kek)) {
      try (MacKey key = loadMac(open.token(), kek, algorithm, rfcKey)) {
        assertThat(key.mac(rfcMessage)).isEqualTo(hex(rfcMac));
      }
      for (var vector : Vectors.of("hmac-sha-" + algorithm.name().substring(9))) {
        try (MacKey key = loadMac(open.token(), kek, algorithm, vector.field(0))) {
          assertThat(key.verify(vector.field(1), vector.field(2)))
              .as("%s", vector)
              .isEqualTo(vector.valid());
        }
      }
    }
  }

  private MacKey loadMac(Token token, KnownKek kek, KeyAlgorithm algorithm, byte[] clear) {
    MaterialId id = freshId();
    return (MacKey) token.load(id, algorithm, kek.wrap(id, algorithm, clear, Bytes.EMPTY));
  }

  /** Wycheproof, invalid curves and points included. */
  @Test
  default void ecdh_agrees_as_published() {
    KnownKek kek = freshKek();
    try (OpenToken open = openWith(kek)) {
      for (var vector : Vectors.of("ecdh-p256")) {
        MaterialId id = freshId();
        KnownPair pair = KnownPair.p256(vector.field(0));
        Material material =
            kek.wrap(id, KeyAlgorithm.ECDH_P256, pair.pkcs8().toArray(), pair.publicKey());
        try (var key = (AgreementKey) open.token().load(id, KeyAlgorithm.ECDH_P256, material)) {
          Bytes peer = Bytes.copyOf(vector.field(1));
          if (vector.valid()) {
            assertThat(key.agree(peer)).as("%s", vector).isEqualTo(vector.field(2));
          } else {
            assertThatThrownBy(() -> key.agree(peer))
                .as("%s", vector)
                .isInstanceOf(TokenFailure.BadPublicKey.class);
          }
        }
      }
    }
  }

  /** What a token made opens with the JDK's software, and what the JDK made in the token. */
  @ParameterizedTest
  @EnumSource(
      value = KeyAlgorithm.class,
      names = {
        "AES_256",
        "HMAC_SHA_256",
        "HMAC_SHA_512",
        "RSA_2048",
        "EC_P256",
        "EC_P384",
        "EC_P521",
        "ECDH_P256"
      })
  default void a_blob_travels_between_the_token_and_plain_software(KeyAlgorithm algorithm)
      throws GeneralSecurityException {
    KnownKek kek = freshKek();
    MaterialId id = freshId();
    try (OpenToken open = openWith(kek)) {
      var made = (Material.Wrapped) open.token().generate(id, algorithm, Custody.WRAPPED);
      byte[] clear = kek.unwrap(made.blob());
      Material.Wrapped again = kek.wrap(id, algorithm, clear, made.publicKey());
      assertThat(again).isEqualTo(made);
      Bytes reencoded = KnownPair.reencode(algorithm, clear);
      Material.Wrapped foreign = kek.wrap(id, algorithm, reencoded.toArray(), made.publicKey());
      try (LoadedKey key = open.token().load(id, algorithm, foreign)) {
        Work.prove(key, algorithm, made.publicKey());
      }
    }
  }

  private static byte[] hex(String text) {
    return text.equals("-") ? new byte[0] : HexFormat.of().parseHex(text);
  }

  private static Bytes concat(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return Bytes.adopt(both);
  }
}

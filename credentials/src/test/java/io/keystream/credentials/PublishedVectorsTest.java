package io.keystream.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class PublishedVectorsTest {

  /** RFC 8032, 7.1, test 2. */
  @Test
  void ed25519_signs_as_published() {
    var signer =
        Signer.of(
            hex(
                "302e020100300506032b657004220420"
                    + "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    assertThat(signer.sign(new byte[] {0x72}))
        .isEqualTo(
            hex(
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
  }

  /** RFC 6979, A.2.5, SHA-256, message "sample". */
  @Test
  void ecdsa_signs_as_published() {
    var signer =
        Signer.of(
            hex(
                "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420"
                    + "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721"));
    assertThat(signer.sign(Fields.utf8("sample")))
        .isEqualTo(
            hex(
                "3046022100efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                    + "022100f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8"));
  }

  @Test
  void fields_are_put_together_as_documented() {
    assertThat(Fields.of("label", Fields.u8(7), new byte[0], Fields.u64(1)))
        .isEqualTo(
            hex(
                "00000005"
                    + "6c6162656c"
                    + "0000000107"
                    + "00000000"
                    + "00000008"
                    + "0000000000000001"));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}

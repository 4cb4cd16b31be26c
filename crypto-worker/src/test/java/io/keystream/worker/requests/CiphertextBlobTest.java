package io.keystream.worker.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.worker.token.Bytes;
import io.keystream.worker.token.Sealed;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CiphertextBlobTest {

  private static final String GOLDEN =
      "4b5301" + "00000007" + "0c" + "000102030405060708090a0b" + "ff".repeat(18);

  @Test
  void its_bytes_are_these_for_ever() {
    var blob =
        new CiphertextBlob(
            new KeyVersion(7),
            new Sealed(bytes("000102030405060708090a0b"), bytes("ff".repeat(18))));

    assertThat(HexFormat.of().formatHex(blob.encode())).isEqualTo(GOLDEN);
    assertThat(CiphertextBlob.parse(HexFormat.of().parseHex(GOLDEN))).contains(blob);
  }

  @Test
  void what_is_authenticated_beside_it_is_this_for_ever() {
    var bytes =
        CiphertextBlob.additionalData(
            new KeyName("pay/cards"), new KeyVersion(7), "ctx".getBytes(StandardCharsets.US_ASCII));

    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            "00000010"
                + "6b657973747265616d20616561642031"
                + "00000009"
                + "7061792f6361726473"
                + "00000007"
                + "00000003"
                + "637478");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4b53",
        "4b5302000000070c000102030405060708090a0bffffffffffffffffffffffffffffffff",
        "ff5301000000070c000102030405060708090a0bffffffffffffffffffffffffffffffff",
        "4b5301000000000c000102030405060708090a0bffffffffffffffffffffffffffffffff",
        "4b5301ffffffff0c000102030405060708090a0bffffffffffffffffffffffffffffffff",
        "4b5301000000070b000102030405060708090a0bffffffffffffffffffffffffffffffff",
        "4b5301000000070c000102030405060708090a0bffffffffffffffffffffffffffffff"
      })
  void anything_else_is_no_ciphertext(String hex) {
    assertThat(CiphertextBlob.parse(HexFormat.of().parseHex(hex))).isEmpty();
  }

  private static Bytes bytes(String hex) {
    return Bytes.adopt(HexFormat.of().parseHex(hex));
  }
}

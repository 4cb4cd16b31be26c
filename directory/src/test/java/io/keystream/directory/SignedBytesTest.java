package io.keystream.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.Fingerprint;
import io.keystream.schemas.Topics;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is signed, byte for byte: a client in another language makes the same. */
final class SignedBytesTest {

  @Test
  void every_field_stands_after_its_length_the_label_first() {
    var platform = new Fingerprint("0f".repeat(32));

    assertThat(HexFormat.of().formatHex(SignedBytes.of(platform, Topics.ACCESS_COMMANDS, bytes())))
        .isEqualTo(
            "00000013"
                + "6b657973747265616d20636f6d6d616e642031" // keystream command 1
                + "00000020"
                + "0f".repeat(32)
                + "0000001c"
                + "6b657973747265616d2e6163636573732d636f6d6d616e64732e7631"
                + "00000002"
                + "c301");
  }

  @Test
  void what_is_said_of_a_token_has_a_label_of_its_own() {
    var platform = new Fingerprint("0f".repeat(32));

    assertThat(HexFormat.of().formatHex(SignedBytes.ofToken(platform, bytes())))
        .isEqualTo(
            "00000011"
                + "6b657973747265616d20746f6b656e2031" // keystream token 1
                + "00000020"
                + "0f".repeat(32)
                + "00000013"
                + "6b657973747265616d2e746f6b656e732e7631" // keystream.tokens.v1
                + "00000002"
                + "c301");
  }

  private static byte[] bytes() {
    return new byte[] {(byte) 0xc3, 1};
  }
}

package io.keystream.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.keystream.schemas.wire.AccessCommandRecord;
import io.keystream.schemas.wire.ReplyAddress;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no record is refused, says why, and costs nothing. */
final class UnreadableBytesTest {

  private static final Codec<ReplyAddress> ADDRESSES = new Codec<>(new ReplyAddress(), List.of());
  private static final Codec<AccessCommandRecord> COMMANDS = AccessCommandMapping.CODEC;

  static List<Codec<?>> codecs() {
    return Codecs.all();
  }

  @Test
  void too_few_and_too_many_bytes() {
    refused(new byte[9], "ReplyAddress has 9 bytes, must have 10 to 1000000");
    refused(new byte[1_000_001], "ReplyAddress has 1000001 bytes, must have 10 to 1000000");
  }

  @Test
  void another_encoding() {
    refused(new byte[12], "ReplyAddress does not start with the Avro marker C3 01");
  }

  @Test
  void an_unknown_schema() {
    refused(
        HexFormat.of().parseHex("c3010807060504030201" + "0202" + "61"),
        "ReplyAddress was written with an unknown schema, fingerprint 0102030405060708;"
            + " a newer release may know it");
  }

  /** A reply address is a partition and a text: 02 is 1, then the length, then the text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                       | it ends within partition
          02                       | it ends within address
          020461                   | address claims 2 bytes, 1 are left
          020161                   | address claims -1 bytes, 1 are left
          0202616263               | 2 bytes follow its end
          02feffffffffffffffff01   | address claims 9223372036854775807 bytes, 0 are left
          02ffffffffffffffffff01   | address claims -9223372036854775808 bytes, 0 are left
          02fcffffff0f61           | address claims 2147483646 bytes, 1 are left
          8080808080808080808080   | partition is a number that does not end
          """)
  void a_corrupt_body(String body, String why) {
    refused(bytes(ADDRESSES, body), "ReplyAddress is corrupt: " + why);
  }

  @Test
  void a_small_number_that_is_too_large() {
    var sealed = "0261" + "00" + "00" + "0261" + "00";
    var request = bytes(Topics.CRYPTO_REQUESTS.codec(), sealed + "8080808020" + "0261" + "0261");

    assertThatThrownBy(() -> Topics.CRYPTO_REQUESTS.codec().decode(request))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessage(
            "SealedRequestRecord is corrupt: partition is 4294967296, which 32 bits do not hold");
  }

  @Test
  void a_list_that_claims_more_items_than_there_are_bytes() {
    var caller = "0261" + "0261" + "0000";
    var assign = "06" + "0262" + "feffffff0f" + "0263";
    var command = bytes(COMMANDS, "0261" + caller + "0000" + assign);

    assertThatThrownBy(() -> COMMANDS.decode(command))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessage("AccessCommandRecord is corrupt: policies claims 2147483647 bytes, 2 are left");
  }

  @Test
  void a_refusal_allocates_nothing_of_what_is_claimed() {
    var claims = bytes(ADDRESSES, "02fcffffff0f61");
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    refused(claims, "ReplyAddress is corrupt: address claims 2147483646 bytes, 1 are left");

    var before = threads.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> ADDRESSES.decode(claims)).isInstanceOf(UnreadableRecord.class);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void every_cut_of_every_golden_record_is_refused(Codec<?> codec) {
    for (var line : Golden.of(codec.schema()).lines()) {
      for (var length = 0; length < line.bytes().length; length++) {
        var cut = Arrays.copyOf(line.bytes(), length);
        assertThatThrownBy(() -> codec.decode(cut))
            .as("%s cut to %d bytes", line.name(), length)
            .isInstanceOf(UnreadableRecord.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void bytes_changed_at_random_are_a_record_or_refused(Codec<?> codec) {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var line : Golden.of(codec.schema()).lines()) {
      for (var round = 0; round < 200; round++) {
        var bytes = line.bytes();
        for (var change = 0; change < 1 + round % 4; change++) {
          bytes[10 + random.nextInt(bytes.length - 10)] = (byte) random.nextInt();
        }
        try {
          codec.decode(bytes);
        } catch (UnreadableRecord e) {
          assertThat(e).as("seed %d", seed).hasMessageStartingWith(codec.name());
        }
      }
    }
  }

  private static void refused(byte[] bytes, String message) {
    assertThatThrownBy(() -> ADDRESSES.decode(bytes))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessage(message);
  }

  private static byte[] bytes(Codec<?> codec, String body) {
    var fingerprint = Long.reverseBytes(SchemaNormalization.parsingFingerprint64(codec.schema()));
    return HexFormat.of().parseHex("c301%016x%s".formatted(fingerprint, body));
  }
}

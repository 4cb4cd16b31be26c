package io.keystream.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.key.Activation;
import io.keystream.domain.key.Custody;
import io.keystream.domain.key.EnvelopeHash;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyEvent;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyOrigin;
import io.keystream.domain.key.KeySpec;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.Material;
import io.keystream.domain.key.MaterialSource;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.key.OaepHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a service signs, byte for byte: who verifies it in another language makes the same. */
final class KeyEventBytesTest {

  private static final Fingerprint PLATFORM = new Fingerprint("0f".repeat(32));
  private static final KeyName KEY = new KeyName("cards");
  private static final KeyVersion TWO = new KeyVersion(2);
  private static final EventPlace PLACE =
      new EventPlace(3, 7, Instant.ofEpochMilli(0x0102030405L), 9);
  private static final String BEFORE_THE_EVENT =
      "00000015"
          + "6b657973747265616d206b6579206576656e742031" // keystream key event 1
          + "00000020"
          + "0f".repeat(32)
          + "00000017"
          + "6b657973747265616d2e6b65792d6576656e74732e7631" // keystream.key-events.v1
          + "00000002"
          + "c301"
          + "00000004"
          + "00000003"
          + "00000008"
          + "0000000000000007"
          + "00000008"
          + "0000000102030405"
          + "00000008"
          + "0000000000000009"
          + "00000005"
          + "6361726473"; // cards

  private static Stream<Arguments> every_event() {
    return Stream.of(
        Arguments.of(
            new KeyEvent.Created(KEY, new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED)),
            fields("Created", "AES_256", "WRAPPED")),
        Arguments.of(
            new KeyEvent.VersionRequested(KEY, TWO, Activation.ON_COMMAND),
            fields("VersionRequested", TWO, "ON_COMMAND")),
        Arguments.of(
            new KeyEvent.Created(
                KEY, new KeySpec(KeyAlgorithm.AES_256, Custody.WRAPPED), KeyOrigin.IMPORTED),
            fields("Created", "AES_256", "WRAPPED", "IMPORTED")),
        Arguments.of(
            new KeyEvent.VersionRequested(
                KEY,
                TWO,
                Activation.WHEN_GENERATED,
                new MaterialSource.Imported(new EnvelopeHash("ab".repeat(32)), OaepHash.SHA_1)),
            fields("VersionRequested", TWO, "WHEN_GENERATED", "ab".repeat(32), "SHA_1")),
        Arguments.of(
            new KeyEvent.Generated(KEY, TWO, new Material("c0ffee", "", "kek")),
            fields("Generated", TWO, "c0ffee", "", "kek")),
        Arguments.of(
            new KeyEvent.GenerationFailed(KEY, TWO, "größe"),
            fields("GenerationFailed", TWO, "größe")),
        Arguments.of(new KeyEvent.Activated(KEY, TWO), fields("Activated", TWO)),
        Arguments.of(
            new KeyEvent.Suspended(KEY, TWO, "suspicion"), fields("Suspended", TWO, "suspicion")),
        Arguments.of(new KeyEvent.Resumed(KEY, TWO), fields("Resumed", TWO)),
        Arguments.of(new KeyEvent.Deactivated(KEY, TWO), fields("Deactivated", TWO)),
        Arguments.of(
            new KeyEvent.Compromised(KEY, TWO, "found"), fields("Compromised", TWO, "found")),
        Arguments.of(
            new KeyEvent.DestructionScheduled(KEY, TWO, Instant.ofEpochMilli(5)),
            fields("DestructionScheduled", TWO, 5L)),
        Arguments.of(
            new KeyEvent.DestructionCancelled(KEY, TWO), fields("DestructionCancelled", TWO)),
        Arguments.of(new KeyEvent.DestructionStarted(KEY, TWO), fields("DestructionStarted", TWO)),
        Arguments.of(new KeyEvent.Destroyed(KEY, TWO), fields("Destroyed", TWO)),
        Arguments.of(
            new KeyEvent.Configured(KEY, TWO, new MinEncryptionVersion(3), true),
            fields("Configured", TWO, new KeyVersion(3), true)),
        Arguments.of(
            new KeyEvent.Configured(KEY, TWO, MinEncryptionVersion.NONE, false),
            fields("Configured", TWO, 0, false)),
        Arguments.of(new KeyEvent.Trimmed(KEY, TWO), fields("Trimmed", TWO)));
  }

  @ParameterizedTest
  @MethodSource("every_event")
  void its_place_its_name_and_every_value_stand_after_their_lengths(
      KeyEvent event, String expected) {
    assertThat(hex(KeyEventBytes.of(PLATFORM, new byte[] {(byte) 0xc3, 1}, PLACE, event)))
        .isEqualTo(BEFORE_THE_EVENT + expected);
  }

  @Test
  void no_event_is_left_out() {
    assertThat(every_event().<Class<?>>map(row -> Objects.requireNonNull(row.get()[0]).getClass()))
        .containsOnly(KeyEvent.class.getPermittedSubclasses());
  }

  private static String fields(Object... values) {
    var all = new StringBuilder();
    for (var value : values) {
      var bytes =
          switch (value) {
            case KeyVersion version -> ByteBuffer.allocate(4).putInt(version.number()).array();
            case Integer number -> ByteBuffer.allocate(4).putInt(number).array();
            case Boolean flag -> new byte[] {(byte) (flag ? 1 : 0)};
            case Long number -> ByteBuffer.allocate(8).putLong(number).array();
            default -> value.toString().getBytes(StandardCharsets.UTF_8);
          };
      all.append("%08x".formatted(bytes.length)).append(hex(bytes));
    }
    return all.toString();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}

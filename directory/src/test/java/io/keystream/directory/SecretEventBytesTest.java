package io.keystream.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.access.Fingerprint;
import io.keystream.domain.secret.CasRule;
import io.keystream.domain.secret.CustomMetadata;
import io.keystream.domain.secret.Deletion;
import io.keystream.domain.secret.SecretEvent;
import io.keystream.domain.secret.SecretPath;
import io.keystream.domain.secret.SecretSettings;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.StoreConfiguration;
import io.keystream.domain.secret.ValueReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a service signs of secrets, byte for byte: who verifies it elsewhere makes the same. */
final class SecretEventBytesTest {

  private static final Fingerprint PLATFORM = new Fingerprint("0f".repeat(32));
  private static final SecretPath PATH = new SecretPath("shop/db");
  private static final String ID = "00000000-0000-4000-8000-000000000001";
  private static final ValueReference VALUE =
      new ValueReference(UUID.fromString(ID), "ab".repeat(32));
  private static final EventPlace PLACE =
      new EventPlace(3, 7, Instant.ofEpochMilli(0x0102030405L), 9);
  private static final Instant FIVE = Instant.ofEpochMilli(5);

  private static Stream<Arguments> every_event() {
    return Stream.of(
        Arguments.of(
            new SecretEvent.Written(PATH, new SecretVersion(2), VALUE, FIVE, new Deletion.None()),
            about("shop/db", "Written", 2, ID, "ab".repeat(32), 5L, "")),
        Arguments.of(
            new SecretEvent.Written(
                PATH, new SecretVersion(2), VALUE, FIVE, new Deletion.From(FIVE)),
            about("shop/db", "Written", 2, ID, "ab".repeat(32), 5L, 5L)),
        Arguments.of(
            new SecretEvent.Dropped(PATH, versions(1, 2)),
            about("shop/db", "Dropped", list("versions", 1, 2))),
        Arguments.of(
            new SecretEvent.Deleted(PATH, versions(3), FIVE),
            about("shop/db", "Deleted", list("versions", 3), 5L)),
        Arguments.of(
            new SecretEvent.Undeleted(PATH, versions(3), new Deletion.None()),
            about("shop/db", "Undeleted", list("versions", 3), "")),
        Arguments.of(
            new SecretEvent.Destroyed(PATH, versions(3)),
            about("shop/db", "Destroyed", list("versions", 3))),
        Arguments.of(
            new SecretEvent.MetadataSet(
                PATH,
                new SecretSettings(4, CasRule.REQUIRED, Duration.ofSeconds(60)),
                custom(),
                FIVE),
            about(
                "shop/db",
                "MetadataSet",
                4,
                "REQUIRED",
                60L,
                list("pairs", "owner", "Zoë", "stage", "1"),
                5L)),
        Arguments.of(new SecretEvent.Removed(PATH), about("shop/db", "Removed")),
        Arguments.of(
            new SecretEvent.StoreConfigured(
                new StoreConfiguration(4, CasRule.OPTIONAL, StoreConfiguration.DISABLED)),
            about("/config", "StoreConfigured", 4, "OPTIONAL", -1L)));
  }

  @ParameterizedTest
  @MethodSource("every_event")
  void its_place_its_name_and_every_value_stand_after_their_lengths(
      SecretEvent event, String expected) {
    assertThat(hex(SecretEventBytes.of(PLATFORM, new byte[] {(byte) 0xc3, 1}, PLACE, event)))
        .isEqualTo(expected);
  }

  @Test
  void no_event_is_left_out() {
    var all =
        Stream.concat(
                Stream.of(SecretEvent.class.getPermittedSubclasses()),
                Stream.of(SecretEvent.AboutSecret.class.getPermittedSubclasses()))
            .filter(Class::isRecord)
            .collect(Collectors.toSet());
    assertThat(
            every_event()
                .<Class<?>>map(row -> Objects.requireNonNull(row.get()[0]).getClass())
                .collect(Collectors.toSet()))
        .isEqualTo(all);
  }

  private static String about(String path, Object... values) {
    return fields(
            "keystream secret event 1",
            HexFormat.of().parseHex("0f".repeat(32)),
            "keystream.secret-events.v1",
            new byte[] {(byte) 0xc3, 1},
            3,
            7L,
            0x0102030405L,
            9L,
            path)
        + fields(values);
  }

  /** A field that has fields of its own, the first of them a label. */
  private static byte[] list(Object... values) {
    return HexFormat.of().parseHex(fields(values));
  }

  private static String fields(Object... values) {
    var all = new StringBuilder();
    for (var value : values) {
      var bytes = bytes(value);
      all.append("%08x".formatted(bytes.length)).append(hex(bytes));
    }
    return all.toString();
  }

  private static byte[] bytes(Object value) {
    return switch (value) {
      case Integer number -> ByteBuffer.allocate(4).putInt(number).array();
      case Long number -> ByteBuffer.allocate(8).putLong(number).array();
      case byte[] raw -> raw;
      default -> value.toString().getBytes(StandardCharsets.UTF_8);
    };
  }

  private static SortedSet<SecretVersion> versions(int... numbers) {
    var versions = new TreeSet<SecretVersion>();
    for (int number : numbers) {
      versions.add(new SecretVersion(number));
    }
    return versions;
  }

  private static CustomMetadata custom() {
    var pairs = new TreeMap<String, String>();
    pairs.put("stage", "1");
    pairs.put("owner", "Zoë");
    return new CustomMetadata(pairs);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}

package io.keystream.schemas;

import io.keystream.domain.secret.Cas;
import io.keystream.domain.secret.CasRule;
import io.keystream.domain.secret.CustomMetadata;
import io.keystream.domain.secret.SecretVersion;
import io.keystream.domain.secret.SettingsChange;
import io.keystream.domain.secret.ValueReference;
import io.keystream.schemas.wire.CustomPairRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Single values of secrets, from and to the wire: checked, and named when they are wrong. */
final class SecretValues {

  private SecretValues() {}

  static ByteBuffer bytes(ValueReference value) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(value.sha256()));
  }

  static ValueReference value(String id, ByteBuffer sha256) {
    return new ValueReference(
        uuid(id), HexFormat.of().formatHex(SignedCommandMapping.bytes(sha256)));
  }

  private static UUID uuid(String text) {
    try {
      var id = UUID.fromString(text);
      if (id.toString().equals(text)) {
        return id;
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new IllegalArgumentException("valueId must be a UUID in lower case");
  }

  static @Nullable Integer number(Cas cas) {
    return switch (cas) {
      case Cas.Unchecked _ -> null;
      case Cas.Follows(var current) -> current;
    };
  }

  static Cas cas(@Nullable Integer number) {
    return number == null ? new Cas.Unchecked() : new Cas.Follows(number);
  }

  static List<Integer> numbers(SortedSet<SecretVersion> versions) {
    return versions.stream().map(SecretVersion::number).toList();
  }

  /** In order and each once, so that the same versions always have the same bytes. */
  static SortedSet<SecretVersion> versions(List<Integer> numbers) {
    var versions = new TreeSet<SecretVersion>();
    numbers.forEach(number -> versions.add(new SecretVersion(number)));
    if (!numbers(versions).equals(numbers)) {
      throw new IllegalArgumentException("versions must be in order, each of them once");
    }
    return versions;
  }

  static SettingsChange change(
      @Nullable Integer maxVersions, @Nullable Boolean casRequired, @Nullable Long seconds) {
    return new SettingsChange(
        maxVersions,
        casRequired == null ? null : rule(casRequired),
        seconds == null ? null : Duration.ofSeconds(seconds));
  }

  static CasRule rule(boolean required) {
    return required ? CasRule.REQUIRED : CasRule.OPTIONAL;
  }

  static @Nullable Boolean required(SettingsChange change) {
    return change.cas() == null ? null : change.cas() == CasRule.REQUIRED;
  }

  static @Nullable Long seconds(SettingsChange change) {
    return change.deleteVersionAfter() == null ? null : change.deleteVersionAfter().toSeconds();
  }

  static List<CustomPairRecord> pairs(SortedMap<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(pair -> new CustomPairRecord(pair.getKey(), pair.getValue()))
        .toList();
  }

  static SortedMap<String, String> pairs(List<CustomPairRecord> records) {
    var pairs = new TreeMap<String, String>();
    for (var record : records) {
      if (pairs.put(record.getKey(), record.getValue()) != null) {
        throw new IllegalArgumentException("custom_metadata has a key twice");
      }
    }
    return pairs;
  }

  static CustomMetadata custom(List<CustomPairRecord> records) {
    return new CustomMetadata(pairs(records));
  }
}

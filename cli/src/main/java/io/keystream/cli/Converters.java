package io.keystream.cli;

import io.keystream.cli.exec.NamedSecret;
import io.keystream.domain.access.ClaimName;
import io.keystream.domain.access.RoleId;
import io.keystream.domain.access.RoleName;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import io.keystream.domain.key.MinEncryptionVersion;
import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.PolicyName;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Arguments into values; what is wrong becomes a usage error that names it. */
final class Converters {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(s|m|h|d)");

  private Converters() {}

  static CommandLine register(CommandLine command) {
    return command
        .registerConverter(KeyName.class, checked(KeyName::new))
        .registerConverter(KeyVersion.class, checked(Converters::version))
        .registerConverter(MinEncryptionVersion.class, checked(Converters::minEncryption))
        .registerConverter(Duration.class, checked(Converters::duration))
        .registerConverter(Instant.class, checked(Converters::instant))
        .registerConverter(ZoneId.class, checked(ZoneId::of))
        .registerConverter(Principal.class, checked(Principal::new))
        .registerConverter(PolicyName.class, checked(PolicyName::new))
        .registerConverter(ClaimName.class, checked(ClaimName::new))
        .registerConverter(RoleName.class, checked(RoleName::new))
        .registerConverter(RoleId.class, checked(RoleId::new))
        .registerConverter(Network.class, checked(Network::parse))
        .registerConverter(NamedSecret.class, checked(NamedSecret::parse))
        .registerConverter(InetAddress.class, checked(InetAddress::ofLiteral));
  }

  private static KeyVersion version(String text) {
    return new KeyVersion(number(text));
  }

  private static MinEncryptionVersion minEncryption(String text) {
    return new MinEncryptionVersion(number(text));
  }

  private static int number(String text) {
    return Integer.parseInt(text.startsWith("v") ? text.substring(1) : text);
  }

  private static Duration duration(String text) {
    var parts = DURATION.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no duration such as 30s, 5m, 2h or 7d");
    }
    var amount = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time such as 2026-03-02T10:00:00Z", e);
    }
  }

  private static <T> ITypeConverter<T> checked(ITypeConverter<T> converter) {
    return text -> {
      try {
        return converter.convert(text);
      } catch (RuntimeException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }
}

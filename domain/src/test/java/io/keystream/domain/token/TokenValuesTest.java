package io.keystream.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.policy.Network;
import io.keystream.domain.policy.Source;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tokens are made of. */
final class TokenValuesTest {

  private static final String DIGEST =
      "fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0000102030405060708090a0b0c0d0e0f";

  @Test
  void a_hash_is_32_bytes_and_its_beginning_is_the_accessor() {
    var hash = TokenHash.ofBytes(HexFormat.of().parseHex(DIGEST));

    assertThat(hash).hasToString(DIGEST);
    assertThat(hash.toBytes()).isEqualTo(HexFormat.of().parseHex(DIGEST));
    assertThat(Accessor.of(hash)).hasToString("__79_Pv6-fj39vX08_Lx8AAB");
    assertThatThrownBy(() -> TokenHash.ofBytes(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("hash has 31 bytes, must have 32");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "AAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAA=",
        "ü23456789012345678901234"
      })
  void what_is_no_accessor_is_refused(String text) {
    assertThatThrownBy(() -> new Accessor(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "accessor must be 24 letters, digits, '-' or '_', has "
                + text.length()
                + " characters");
  }

  @Test
  void a_bound_token_is_accepted_from_its_networks_and_from_no_unknown_place() {
    var free = House.token(1);
    var bound =
        new Token(
            free.hash(),
            free.principal(),
            free.policies(),
            free.metadata(),
            free.displayName(),
            free.path(),
            free.lifetime(),
            free.parent(),
            List.of(Network.parse("10.0.0.0/8"), Network.parse("2001:db8::/32")),
            free.issuer());

    assertThat(free.isAcceptedFrom(new Source.Unknown())).isTrue();
    assertThat(free.isAcceptedFrom(from("192.0.2.1"))).isTrue();
    assertThat(bound.isAcceptedFrom(from("10.1.2.3"))).isTrue();
    assertThat(bound.isAcceptedFrom(from("2001:db8::1"))).isTrue();
    assertThat(bound.isAcceptedFrom(from("192.0.2.1"))).isFalse();
    assertThat(bound.isAcceptedFrom(new Source.Unknown())).isFalse();
  }

  @Test
  void a_lifetime_outside_its_limits_cannot_be() {
    var hour = Duration.ofHours(1);
    wrong(hour, null, null, House.NOW, "expire_time must be after issue_time");
    wrong(hour, null, null, House.NOW.plus(Duration.ofHours(769)), "expire_time must be within");
    wrong(hour, hour, null, House.NOW.plusSeconds(3601), "expire_time must be within PT1H");
    wrong(hour, null, null, House.NOW.plusNanos(3), "expire_time must be whole milliseconds");
    wrong(hour.plusNanos(1), null, null, House.NOW.plusSeconds(1), "creation_ttl must be whole");
  }

  private static void wrong(
      Duration ttl,
      @Nullable Duration most,
      @Nullable Duration period,
      Instant end,
      String message) {
    assertThatThrownBy(
            () -> new TokenLifetime(House.NOW, end, ttl, most, period, TokenRenewal.RENEWABLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  private static Source from(String address) {
    return new Source.Address(InetAddress.ofLiteral(address));
  }
}

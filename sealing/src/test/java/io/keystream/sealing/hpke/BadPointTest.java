package io.keystream.sealing.hpke;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BadPointTest {

  private final SecureRandom random = new SecureRandom();

  /** The points of order 1, 2, 4 and 8 and two that are not reduced (RFC 7748, 6.1). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
      })
  void a_point_of_low_order_is_refused(String point) {
    var bytes = HexFormat.of().parseHex(point);
    assertThatThrownBy(() -> Group.X25519.check(bytes)).isInstanceOf(BadPoint.class);
    assertThatThrownBy(() -> Group.X25519.generate(random).agree(bytes))
        .isInstanceOf(BadPoint.class);
  }

  @Test
  void a_point_beside_the_curve_is_refused() {
    var point = Group.P256.generate(random).publicKey();
    point[64] ^= 1;
    assertThatThrownBy(() -> Group.P256.check(point)).isInstanceOf(BadPoint.class);
    assertThatThrownBy(() -> Group.P256.generate(random).agree(point)).isInstanceOf(BadPoint.class);
  }

  @Test
  void infinity_compressed_points_and_other_lengths_are_refused() {
    var point = Group.P256.generate(random).publicKey();
    var compressed = java.util.Arrays.copyOf(point, 33);
    compressed[0] = 2;
    for (var bytes : new byte[][] {{0}, compressed, new byte[65], new byte[0], new byte[66]}) {
      assertThatThrownBy(() -> Group.P256.check(bytes)).isInstanceOf(BadPoint.class);
    }
    assertThatThrownBy(() -> Group.X25519.check(new byte[31])).isInstanceOf(BadPoint.class);
  }
}

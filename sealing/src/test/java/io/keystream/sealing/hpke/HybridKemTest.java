package io.keystream.sealing.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HybridKemTest {

  private static final byte[] INFO = {1, 2, 3};
  private static final int BORDER = MlKem768Key.PUBLIC_KEY_BYTES;

  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @EnumSource(HybridKem.class)
  void half_a_key_gives_another_secret(HybridKem kem) {
    var seeds = new byte[][] {seed(), seed()};
    var pairs = new KeyPair[] {group(kem).generate(random), group(kem).generate(random)};
    var made = kem.encapsulate(kem.key(seeds[0], pairs[0]).publicKey(), INFO, random);
    var secret = made.exporter().revealSecret();
    for (var seed = 0; seed < 2; seed++) {
      for (var pair = 0; pair < 2; pair++) {
        var decapsulated = kem.key(seeds[seed], pairs[pair]).decapsulate(made.encapsulated(), INFO);
        assertThat(Arrays.equals(decapsulated.revealSecret(), secret))
            .as("seed %d, pair %d", seed, pair)
            .isEqualTo(seed == 0 && pair == 0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(HybridKem.class)
  void a_public_key_is_refused_for_either_half(HybridKem kem) {
    var genuine = kem.generate(random).publicKey();
    // A coefficient of 4095 is not reduced (FIPS 203, 7.2).
    var notReduced = genuine.clone();
    Arrays.fill(notReduced, 0, 3, (byte) 0xff);
    var noPoint = genuine.clone();
    Arrays.fill(noPoint, BORDER, noPoint.length, (byte) 0);
    for (var bad : new byte[][] {notReduced, noPoint}) {
      assertThatThrownBy(() -> kem.check(bad)).isInstanceOf(BadPoint.class);
      assertThatThrownBy(() -> kem.encapsulate(bad, INFO, random)).isInstanceOf(BadPoint.class);
    }
  }

  @ParameterizedTest
  @EnumSource(HybridKem.class)
  void an_encapsulation_whose_second_half_is_no_point_is_refused(HybridKem kem) {
    try (var key = kem.generate(random)) {
      var made = kem.encapsulate(key.publicKey(), INFO, random).encapsulated();
      Arrays.fill(made, MlKem768Key.ENCAPSULATED_BYTES, made.length, (byte) 0);
      assertThatThrownBy(() -> key.decapsulate(made, INFO)).isInstanceOf(BadPoint.class);
    }
  }

  @ParameterizedTest
  @EnumSource(HybridKem.class)
  void a_seed_has_64_bytes(HybridKem kem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kem.key(new byte[32], group(kem).generate(random)));
  }

  private byte[] seed() {
    var seed = new byte[HybridKem.SEED_BYTES];
    random.nextBytes(seed);
    return seed;
  }

  private static Group group(HybridKem kem) {
    return switch (kem) {
      case X_WING -> Group.X25519;
      case MLKEM768_P256 -> Group.P256;
    };
  }
}

package io.keystream.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.sealing.hpke.BadPoint;
import io.keystream.sealing.hpke.DecapsulationKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller may send instead of an encapsulation, and a liar publish instead of a key. */
final class HostileKeysTest {

  private static final byte[] INFO = {1, 2, 3};
  private static final byte[] CONTEXT = {4, 5};

  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @EnumSource(Suite.class)
  void no_bit_of_an_encapsulation_can_be_changed_without_another_secret(Suite suite) {
    var seed = System.nanoTime();
    var bits = new Random(seed);
    try (var key = suite.kem().generate(random)) {
      var made = suite.kem().encapsulate(key.publicKey(), INFO, random);
      var genuine = made.encapsulated();
      var secret = made.exporter().export(CONTEXT, 32);
      assertThat(secret(key, genuine)).isEqualTo(secret);
      for (var i = 0; i < genuine.length; i++) {
        var changed = genuine.clone();
        changed[i] ^= (byte) (1 << bits.nextInt(8));
        assertThat(secret(key, changed)).as("seed %d, byte %d", seed, i).isNotEqualTo(secret);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void zeros_and_other_lengths_are_no_encapsulation(Suite suite) {
    try (var key = suite.kem().generate(random)) {
      var length = suite.kem().encapsulatedBytes();
      for (var wrong : new int[] {0, 1, length - 1, length, length + 1, 2 * length}) {
        assertThatThrownBy(() -> key.decapsulate(new byte[wrong], INFO))
            .as("%d zeros", wrong)
            .isInstanceOf(BadPoint.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void zeros_and_other_lengths_are_no_public_key(Suite suite) {
    var length = suite.kem().publicKeyBytes();
    var genuine = suite.kem().generate(random).publicKey();
    assertThat(genuine).hasSize(length);
    for (var wrong :
        new byte[][] {
          new byte[0],
          new byte[length],
          Arrays.copyOf(genuine, length - 1),
          Arrays.copyOf(genuine, length + 1)
        }) {
      assertThatThrownBy(() -> suite.kem().check(wrong)).isInstanceOf(BadPoint.class);
      assertThatThrownBy(() -> suite.kem().encapsulate(wrong, INFO, random))
          .isInstanceOf(BadPoint.class);
      assertThatThrownBy(() -> new DomainKey("local", 1, suite, wrong))
          .isInstanceOf(BadPoint.class);
    }
  }

  /** The caller chooses what stands in the opening; the key is what the manifest says. */
  @ParameterizedTest
  @EnumSource(Suite.class)
  void a_key_derives_no_session_of_another_suite(Suite suite) {
    var caller = Fixture.of(suite).caller();
    for (var other : EnumSet.complementOf(EnumSet.of(suite))) {
      try (var key = other.kem().generate(random)) {
        assertThatThrownBy(() -> WorkerSession.derive(caller.opening(), caller.signature(), key))
            .as("key of %s", other)
            .isInstanceOf(BadPoint.class);
      }
    }
  }

  /** Nothing where it is refused. */
  private static byte[] secret(DecapsulationKey key, byte[] encapsulated) {
    try (var exporter = key.decapsulate(encapsulated, INFO)) {
      return exporter.export(CONTEXT, 32);
    } catch (BadPoint _) {
      return new byte[0];
    }
  }
}

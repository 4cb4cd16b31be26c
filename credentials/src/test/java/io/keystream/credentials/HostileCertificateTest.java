package io.keystream.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HostileCertificateTest {

  private static final byte[] GENUINE =
      Credential.generate(
              "svc",
              SignatureScheme.ECDSA_P256,
              Instant.EPOCH,
              Duration.ofDays(1),
              new SecureRandom())
          .certificate()
          .der();

  @Test
  void no_damaged_certificate_does_more_than_be_refused_or_be_another_one() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var i = 0; i < 5_000; i++) {
      var damaged = GENUINE.clone();
      for (var flips = 1 + random.nextInt(3); flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertThat(Certificate.parse(damaged).fingerprint())
            .as("seed %d, round %d", seed, i)
            .isEqualTo(Fingerprints.of(damaged));
      } catch (BadCredential _) {
        // Refused.
      }
    }
  }

  @Test
  void a_cut_certificate_is_refused() {
    for (var length = 0; length < GENUINE.length; length++) {
      var cut = Arrays.copyOf(GENUINE, length);
      assertThatThrownBy(() -> Certificate.parse(cut)).isInstanceOf(BadCredential.class);
    }
  }

  @Test
  void what_follows_a_certificate_is_refused() {
    assertThatThrownBy(() -> Certificate.parse(Arrays.copyOf(GENUINE, GENUINE.length + 1)))
        .isInstanceOf(BadCredential.class);
  }

  @Test
  void a_certificate_has_a_limit() {
    assertThatThrownBy(() -> Certificate.parse(new byte[Certificate.MAX_BYTES + 1]))
        .isInstanceOf(BadCredential.class)
        .hasMessageContaining("at most 8192 bytes");
  }
}

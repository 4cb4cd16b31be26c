package io.keystream.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.credentials.Credential;
import io.keystream.credentials.Fields;
import io.keystream.credentials.Fingerprints;
import io.keystream.credentials.MalformedFields;
import io.keystream.credentials.SignatureScheme;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ManifestTest {

  private static final Instant NOW = Fixture.NOW;

  private final SecureRandom random = new SecureRandom();
  private final Credential authority = authority();
  private final ManifestGate gate = gate(authority);

  @Test
  void what_the_authority_says_counts_and_names_the_newest_epoch_in_use() {
    assertThat(offer(manifest(1, NOW), authority)).isEmpty();
    var current = gate.manifest(NOW).orElseThrow().current(NOW).orElseThrow();
    assertThat(current.key().epoch()).isEqualTo(2);
    assertThat(current.key().suite()).isEqualTo(Suite.P256);
  }

  @Test
  void another_signer_is_refused() {
    assertThat(offer(manifest(1, NOW), authority())).hasValueSatisfying(contains("not pinned"));
    var bytes = manifest(1, NOW).encode();
    var signature = authority.sign(bytes);
    bytes[bytes.length - 1] ^= 1;
    assertThat(gate.offer(bytes, authority.certificate().publicKey().der(), signature, NOW))
        .hasValueSatisfying(contains("does not fit"));
    assertThat(gate.manifest(NOW)).isEmpty();
  }

  @Test
  void an_older_manifest_never_comes_back() {
    assertThat(offer(manifest(7, NOW), authority)).isEmpty();
    assertThat(offer(manifest(6, NOW), authority)).hasValueSatisfying(contains("older than 7"));
    assertThat(offer(manifest(8, NOW), authority)).isEmpty();
  }

  @Test
  void an_expired_manifest_counts_no_more_and_is_not_taken() {
    var old = manifest(1, NOW.minus(Duration.ofHours(2)));
    assertThat(offer(old, authority)).hasValueSatisfying(contains("expired"));
    assertThat(offer(manifest(2, NOW), authority)).isEmpty();
    assertThat(gate.manifest(NOW.plus(Duration.ofHours(1)).plusSeconds(6))).isEmpty();
    assertThat(offer(manifest(3, NOW.plusSeconds(60)), authority))
        .hasValueSatisfying(contains("future"));
  }

  @Test
  void another_platforms_or_domains_manifest_is_refused() {
    var m = manifest(1, NOW);
    var elsewhere = new Platform(Fingerprints.of(Fields.utf8("elsewhere")));
    var other = new DomainManifest(elsewhere, "local", 1, m.issuedAt(), m.expiresAt(), m.epochs());
    assertThat(offer(other, authority)).hasValueSatisfying(contains("another platform"));
    var strict =
        new ManifestGate(
            Fixture.PLATFORM, "prod", Set.of(authority.certificate().publicKey().fingerprint()));
    assertThat(
            strict.offer(
                m.encode(),
                authority.certificate().publicKey().der(),
                authority.sign(m.encode()),
                NOW))
        .hasValueSatisfying(contains("another domain"));
  }

  @Test
  void what_was_written_is_read_and_nothing_else() {
    var bytes = manifest(3, NOW).encode();
    assertThat(DomainManifest.parse(bytes).encode()).isEqualTo(bytes);
    for (var length = 0; length < bytes.length; length++) {
      var cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> DomainManifest.parse(cut)).isInstanceOf(MalformedFields.class);
    }
    var seed = System.nanoTime();
    var noise = new Random(seed);
    for (var i = 0; i < 5_000; i++) {
      var damaged = bytes.clone();
      damaged[noise.nextInt(damaged.length)] ^= (byte) (1 << noise.nextInt(8));
      try {
        assertThat(DomainManifest.parse(damaged).encode())
            .as("seed %d, round %d", seed, i)
            .isEqualTo(damaged);
      } catch (MalformedFields _) {
        // Refused.
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Suite.class)
  void as_many_epochs_as_there_may_be_fit_whatever_the_suite(Suite suite) {
    var epochs =
        IntStream.range(0, DomainManifest.MAX_EPOCHS).mapToObj(i -> epoch(i, suite)).toList();
    var bytes =
        new DomainManifest(Fixture.PLATFORM, "local", 1, NOW, NOW.plus(Duration.ofHours(1)), epochs)
            .encode();
    assertThat(DomainManifest.parse(bytes).encode()).isEqualTo(bytes);
  }

  private Optional<String> offer(DomainManifest manifest, Credential by) {
    var bytes = manifest.encode();
    return gate.offer(bytes, by.certificate().publicKey().der(), by.sign(bytes), NOW);
  }

  private DomainManifest manifest(long serial, Instant issued) {
    return new DomainManifest(
        Fixture.PLATFORM,
        "local",
        serial,
        issued,
        issued.plus(Duration.ofHours(1)),
        List.of(epoch(1), epoch(2), epoch(3)));
  }

  /** The third is announced and not in use yet. */
  private DomainEpoch epoch(int number) {
    return epoch(number, Suite.P256);
  }

  private DomainEpoch epoch(int number, Suite suite) {
    var from = NOW.plus(Duration.ofDays(1).multipliedBy(number - 2L)).minusSeconds(60);
    var key = new DomainKey("local", number, suite, suite.kem().generate(random).publicKey());
    return new DomainEpoch(
        key, from, from.plus(Duration.ofHours(25)), from.plus(Duration.ofHours(30)));
  }

  private Credential authority() {
    return Credential.generate(
        "authority", SignatureScheme.ECDSA_P256, NOW, Duration.ofDays(1), random);
  }

  private static ManifestGate gate(Credential authority) {
    return new ManifestGate(
        Fixture.PLATFORM, "local", Set.of(authority.certificate().publicKey().fingerprint()));
  }

  private static java.util.function.Consumer<String> contains(String words) {
    return reason -> assertThat(reason).contains(words);
  }
}

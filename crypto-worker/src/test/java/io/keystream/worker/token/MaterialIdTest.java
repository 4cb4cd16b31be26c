package io.keystream.worker.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keystream.domain.key.KekLabel;
import io.keystream.domain.key.KeyAlgorithm;
import io.keystream.domain.key.KeyName;
import io.keystream.domain.key.KeyVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MaterialIdTest {

  private static MaterialId id(String name, int version) {
    return new MaterialId(new KeyName(name), new KeyVersion(version));
  }

  /** Pinned: a token finds its keys by this text for ever. */
  @Test
  void the_label_of_a_version_never_changes() {
    assertThat(id("payments/cards", 1).label()).isEqualTo("ks/mhhz4q4236r3mrjpq4yfvbim/1");
    assertThat(id("payments/cards", KeyVersion.MAX).label()).hasSize(32).endsWith("/lfls");
  }

  @Test
  void labels_are_unique_and_fit_into_a_token() {
    Set<String> labels = new HashSet<>();
    for (int key = 0; key < 200; key++) {
      for (int version : new int[] {1, 2, 35, 36, 999_999, 1_000_000}) {
        String label = id("key-" + key, version).label();
        assertThat(label).matches("ks/[a-z2-7]{24}/[0-9a-z]{1,4}").hasSizeLessThanOrEqualTo(32);
        assertThat(labels.add(label)).isTrue();
      }
    }
  }

  @Test
  void the_check_context_tells_key_version_and_algorithm_apart() {
    assertThat(
            Set.of(
                context("a", 1, KeyAlgorithm.AES_256),
                context("a/b", 1, KeyAlgorithm.AES_256),
                context("a", 11, KeyAlgorithm.AES_256),
                context("a1", 1, KeyAlgorithm.AES_256),
                context("a", 1, KeyAlgorithm.EC_P256),
                context("a", 1, KeyAlgorithm.ECDH_P256)))
        .hasSize(6);
  }

  /** Pinned: every check value ever recorded depends on it. */
  @Test
  void the_check_context_never_changes() {
    assertThat(context("payments/cards", 7, KeyAlgorithm.AES_256))
        .isEqualTo("\0keystream/check-value/v1\0payments/cards\0007\0AES_256");
  }

  @Test
  void a_kek_label_reads_back_as_it_was_written() {
    KekLabel label = new KekLabel("eu-central", 7);
    assertThat(label.text()).isEqualTo("kms/eu-central/kek/v0007");
    assertThat(KekLabel.parse(label.text())).isEqualTo(label);
    assertThat(new KekLabel("d23456789012345678", 9999).text()).hasSize(32);
    for (String bad :
        new String[] {"", "kms/a/kek/v1", "kms/A/kek/v0001", "kms/a/kek/v0000", "x"}) {
      assertThatThrownBy(() -> KekLabel.parse(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String context(String name, int version, KeyAlgorithm algorithm) {
    return new String(id(name, version).checkContext(algorithm).bytes(), StandardCharsets.US_ASCII);
  }
}

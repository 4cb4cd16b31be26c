package io.keystream.domain.key;

import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.MATERIAL;
import static io.keystream.domain.key.Events.SPEC;
import static io.keystream.domain.key.Events.v;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keystream.domain.key.Version.Destruction;
import io.keystream.domain.key.Version.Origin;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A key that breaks its promises cannot be built, wherever its state was read from. */
final class KeyTest {
  private static final Version ONE = new Version.Active(v(1), MATERIAL);
  private static final Version TWO = new Version.Requested(v(2), Activation.WHEN_GENERATED);

  @Test
  void a_gap_in_the_numbers_is_refused() {
    refused(new TreeMap<>(Map.of(v(2), TWO)), "key 'payments/cards' needs version 1, has " + TWO);
  }

  @Test
  void a_version_under_the_number_of_another_is_refused() {
    refused(new TreeMap<>(Map.of(v(1), TWO)), "key 'payments/cards' needs version 1, has " + TWO);
  }

  @Test
  void versions_in_another_order_are_refused() {
    var backwards = new TreeMap<>(Map.of(v(1), ONE, v(2), TWO)).descendingMap();
    refused(backwards, "key 'payments/cards' needs version 1, has " + TWO);
  }

  @Test
  void two_active_versions_are_refused() {
    var other = new Version.Active(v(2), MATERIAL);
    refused(
        new TreeMap<>(Map.of(v(1), ONE, v(2), other)),
        "key 'payments/cards' has two active versions");
  }

  @Test
  void an_active_version_beside_a_suspended_one_that_protected_is_refused() {
    var other = new Version.Suspended(v(2), MATERIAL, Origin.ACTIVE, Destruction.NONE);
    refused(
        new TreeMap<>(Map.of(v(1), ONE, v(2), other)),
        "key 'payments/cards' has two active versions");
  }

  @Test
  void the_versions_are_copied_on_the_way_in() {
    var versions = new TreeMap<>(Map.of(v(1), ONE));
    var key = new Key.Present(CARDS, SPEC, versions, KeyConfiguration.DEFAULT);
    versions.put(v(2), TWO);
    assertThat(key.versions()).containsOnlyKeys(v(1));
  }

  private static void refused(NavigableMap<KeyVersion, Version> versions, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Key.Present(CARDS, SPEC, versions, KeyConfiguration.DEFAULT))
        .withMessage(message);
  }
}

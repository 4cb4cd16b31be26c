package io.keystream.domain.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.keystream.domain.Seeds;
import java.time.Instant;
import java.util.HashMap;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SecretLawsTest {

  private static final int STEPS = 60;

  @Test
  void a_secret_is_what_vault_would_make_of_it() {
    Seeds.tryAll(seed -> {
      var walk = new SecretWalk(seed);
      for (int i = 0; i < STEPS; i++) {
        walk.step();
        compare(walk);
      }
    });
  }

  @Test
  void the_events_alone_tell_the_same() {
    Seeds.tryAll(seed -> {
      var walk = walked(seed);
      Secret again = new Secret.Absent(SecretWalk.PATH);
      for (var event : walk.events) {
        again = SecretEvolution.evolve(again, (SecretEvent.AboutSecret) event);
      }
      assertThat(again).isEqualTo(walk.secret);
    });
  }

  @Test
  void a_value_belongs_to_one_version_for_ever() {
    Seeds.tryAll(seed -> {
      var bound = new HashMap<UUID, Integer>();
      for (var event : walked(seed).events) {
        if (event instanceof SecretEvent.Written written) {
          assertThat(bound.put(written.value().id(), written.version().number())).isNull();
        }
      }
    });
  }

  private static SecretWalk walked(long seed) {
    var walk = new SecretWalk(seed);
    for (int i = 0; i < STEPS; i++) {
      walk.step();
    }
    return walk;
  }

  private static void compare(SecretWalk walk) {
    var oracle = walk.oracle;
    switch (walk.secret) {
      case Secret.Absent _ -> assertThat(oracle.exists).isFalse();
      case Secret.Present present -> {
        assertThat(oracle.exists).isTrue();
        assertThat(present.current()).isEqualTo(oracle.current);
        assertThat(present.custom().pairs()).isEqualTo(oracle.custom);
        assertThat(present.settings().maxVersions()).isEqualTo(oracle.maxVersions);
        assertThat(present.versions().keySet().stream().map(SecretVersion::number))
            .containsExactlyElementsOf(oracle.versions.keySet());
        for (var version : present.versions().values()) {
          var number = version.number().number();
          compare(version, Objects.requireNonNull(oracle.versions.get(number)), walk.now);
        }
      }
    }
  }

  private static void compare(Version version, VaultOracle.Entry expected, Instant now) {
    assertThat(version.isReadable(now)).isEqualTo(expected.isReadable(now));
    assertThat(version.deletion())
        .isEqualTo(
            expected.deletionTime == null
                ? new Deletion.None()
                : new Deletion.From(expected.deletionTime));
    switch (version) {
      case Version.Kept kept -> {
        assertThat(expected.destroyed).isFalse();
        assertThat(kept.value().id()).isEqualTo(expected.value);
      }
      case Version.Destroyed _ -> assertThat(expected.destroyed).isTrue();
    }
  }
}

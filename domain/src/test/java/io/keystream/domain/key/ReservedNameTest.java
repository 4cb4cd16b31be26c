package io.keystream.domain.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A grant for something done with a key must not reach a key of that name. */
final class ReservedNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/rotate",
        "rotate",
        "a/b/suspend",
        "a/sha2-256",
        "a/import_version",
        "a/config",
        "a/trim"
      })
  void no_key_gets_a_name_that_ends_in_a_reserved_word(String path) {
    var name = new KeyName(path);
    assertThat(create(name)).isEqualTo(new Decision.Refused(new Refusal.KeyNameIsReserved(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rotate/a", "a/rotated", "a/rotate-2", "a/Rotate"})
  void a_reserved_word_may_stand_elsewhere(String path) {
    assertThat(create(new KeyName(path))).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void a_key_that_was_named_so_before_keeps_its_name() {
    var name = new KeyName("a/rotate");
    var key = KeyEvolution.evolve(new Key.Absent(name), new KeyEvent.Created(name, Events.SPEC));
    assertThat(
            KeyDecisions.decide(
                key, new KeyCommand.Rotate(name, Activation.WHEN_GENERATED), Events.NOW))
        .isInstanceOf(Decision.Accepted.class);
  }

  /** Its configuration is that of the key {@code a/config}, at {@code a/config/config}. */
  @Test
  void a_key_that_is_called_config_is_configured_as_any_other() {
    var name = new KeyName("a/config");
    var key = KeyEvolution.evolve(new Key.Absent(name), new KeyEvent.Created(name, Events.SPEC));
    assertThat(
            KeyDecisions.decide(key, new KeyCommand.Configure(name, null, null, true), Events.NOW))
        .isInstanceOf(Decision.Accepted.class);
  }

  private static Decision create(KeyName name) {
    return KeyDecisions.decide(
        new Key.Absent(name),
        new KeyCommand.Create(name, Events.SPEC, Activation.WHEN_GENERATED),
        Events.NOW);
  }
}

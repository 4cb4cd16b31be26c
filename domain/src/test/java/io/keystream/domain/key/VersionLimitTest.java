package io.keystream.domain.key;

import static io.keystream.domain.key.Commands.only;
import static io.keystream.domain.key.Commands.reportCompromise;
import static io.keystream.domain.key.Commands.rotate;
import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.MATERIAL;
import static io.keystream.domain.key.Events.NOW;
import static io.keystream.domain.key.Events.SPEC;
import static io.keystream.domain.key.Events.compromised;
import static io.keystream.domain.key.Events.requested;
import static io.keystream.domain.key.Events.v;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class VersionLimitTest {
  private static final int LIMIT = KeyDecisions.MAX_VERSIONS;

  @Test
  void the_last_version_can_be_asked_for() {
    assertThat(KeyDecisions.decide(keyWith(LIMIT - 1), rotate(), NOW))
        .isEqualTo(KeyDecisions.accept(requested(LIMIT)));
  }

  @Test
  void a_key_has_no_more_versions_than_the_limit() {
    assertThat(KeyDecisions.decide(keyWith(LIMIT), rotate(), NOW))
        .isEqualTo(KeyDecisions.refuse(new Refusal.TooManyVersions(CARDS, LIMIT)));
  }

  @Test
  void a_compromise_at_the_limit_is_recorded_without_a_fresh_version() {
    assertThat(KeyDecisions.decide(keyWith(LIMIT), reportCompromise(only(LIMIT)), NOW))
        .isEqualTo(KeyDecisions.accept(compromised(LIMIT)));
  }

  private static Key keyWith(int count) {
    var versions = new TreeMap<KeyVersion, Version>();
    for (int number = 1; number < count; number++) {
      versions.put(v(number), new Version.Destroyed(v(number)));
    }
    versions.put(v(count), new Version.Active(v(count), MATERIAL));
    return new Key.Present(CARDS, SPEC, versions, KeyConfiguration.DEFAULT);
  }
}

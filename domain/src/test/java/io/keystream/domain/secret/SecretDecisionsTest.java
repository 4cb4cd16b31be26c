package io.keystream.domain.secret;

import static io.keystream.domain.secret.SecretWalk.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SecretDecisionsTest {

  private static final SecretPath PATH = new SecretPath("shop/db");
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Cas UNCHECKED = new Cas.Unchecked();

  private Secret secret = new Secret.Absent(PATH);
  private StoreConfiguration store = StoreConfiguration.INITIAL;

  @Test
  void the_first_write_makes_version_1_and_cas_0_means_just_that() {
    assertThat(given().decide(write(new Cas.Follows(0), 1)))
        .isEqualTo(
            accepted(
                new SecretEvent.Written(
                    PATH, new SecretVersion(1), value(1), NOW, new Deletion.None())));
    refused(
        given(write(UNCHECKED, 1)).decide(write(new Cas.Follows(0), 2)),
        "check-and-set-mismatch",
        "check-and-set parameter did not match the current version");
  }

  @Test
  void a_described_secret_without_a_version_is_at_0() {
    given(
        new SecretCommand.PutMetadata(PATH, SettingsChange.NOTHING, CustomMetadata.NONE),
        write(new Cas.Follows(0), 1));
    assertThat(secret.currentVersion()).isEqualTo(1);
  }

  @Test
  void a_write_must_follow_the_version_it_names() {
    given(write(UNCHECKED, 1), write(new Cas.Follows(1), 2));
    refused(
        decide(write(new Cas.Follows(1), 3)),
        "check-and-set-mismatch",
        "check-and-set parameter did not match the current version");
    refused(
        decide(write(new Cas.Follows(-1), 3)),
        "check-and-set-mismatch",
        "check-and-set parameter did not match the current version");
  }

  @Test
  void where_the_secret_or_the_store_requires_it_a_write_names_a_version() {
    var required = new SettingsChange(null, CasRule.REQUIRED, null);
    given(new SecretCommand.PutMetadata(PATH, required, null));
    refused(
        decide(write(UNCHECKED, 1)),
        "check-and-set-required",
        "check-and-set parameter required for this call");

    secret = new Secret.Absent(PATH);
    configure(required);
    refused(
        decide(write(UNCHECKED, 1)),
        "check-and-set-required",
        "check-and-set parameter required for this call");
    given(write(new Cas.Follows(0), 1));
  }

  @Test
  void the_eleventh_version_drops_the_first_and_says_so() {
    for (int i = 1; i <= 10; i++) {
      given(write(UNCHECKED, i));
    }
    assertThat(decide(write(UNCHECKED, 11)))
        .isEqualTo(
            accepted(
                new SecretEvent.Written(
                    PATH, new SecretVersion(11), value(11), NOW, new Deletion.None()),
                new SecretEvent.Dropped(PATH, versions(1))));
  }

  @Test
  void a_smaller_limit_drops_with_the_next_write_and_not_before() {
    for (int i = 1; i <= 5; i++) {
      given(write(UNCHECKED, i));
    }
    given(new SecretCommand.PutMetadata(PATH, new SettingsChange(2, null, null), null));
    assertThat(present().versions()).hasSize(5);
    given(write(UNCHECKED, 6));
    assertThat(present().versions().keySet()).isEqualTo(versions(5, 6));
  }

  @Test
  void a_version_is_seen_as_deleted_when_the_shorter_time_is_over() {
    configure(new SettingsChange(null, null, Duration.ofHours(1)));
    given(
        new SecretCommand.PutMetadata(
            PATH, new SettingsChange(null, null, Duration.ofMinutes(1)), null),
        write(UNCHECKED, 1));
    var latest = latest();
    assertThat(latest.isReadable(NOW.plusSeconds(59))).isTrue();
    assertThat(latest.isReadable(NOW.plusSeconds(60))).isFalse();
  }

  @Test
  void a_store_that_disables_deletion_overrules_the_secret() {
    configure(new SettingsChange(null, null, Duration.ofDays(-3)));
    assertThat(store.deleteVersionAfter()).isEqualTo(StoreConfiguration.DISABLED);
    given(
        new SecretCommand.PutMetadata(
            PATH, new SettingsChange(null, null, Duration.ofMinutes(1)), null),
        write(UNCHECKED, 1));
    assertThat(latest().deletion()).isEqualTo(new Deletion.None());
  }

  @Test
  void what_was_deleted_comes_back_and_what_was_destroyed_does_not() {
    given(write(UNCHECKED, 1), write(UNCHECKED, 2), new SecretCommand.Delete(PATH, versions()));
    assertThat(latest().isReadable(NOW)).isFalse();
    refused(
        decide(new SecretCommand.Delete(PATH, versions())),
        "no-version-applies",
        "neither deleted");
    given(new SecretCommand.Undelete(PATH, versions(2)));
    assertThat(latest().isReadable(NOW)).isTrue();
    given(new SecretCommand.Destroy(PATH, versions(1, 2, 7)));
    refused(
        decide(new SecretCommand.Undelete(PATH, versions(1, 2))),
        "no-version-applies",
        "destroyed");
    refused(decide(new SecretCommand.Destroy(PATH, versions(2))), "no-version-applies", "");
    assertThat(present().versions().values()).allMatch(Version.Destroyed.class::isInstance);
    assertThat(secret.currentVersion()).isEqualTo(2);
  }

  @Test
  void after_removal_a_fresh_write_begins_at_1_with_its_own_value() {
    given(write(UNCHECKED, 1), write(UNCHECKED, 2), new SecretCommand.Remove(PATH));
    assertThat(secret).isEqualTo(new Secret.Absent(PATH));
    given(write(new Cas.Follows(0), 3));
    assertThat(latest())
        .isEqualTo(new Version.Kept(new SecretVersion(1), value(3), NOW, new Deletion.None()));
  }

  @Test
  void a_value_record_is_bound_once() {
    given(write(UNCHECKED, 1));
    refused(decide(write(UNCHECKED, 1)), "value-is-taken", "shop/db");
  }

  @Test
  void a_patch_is_made_of_the_current_version_or_not_at_all() {
    refused(decide(patch(UNCHECKED, 1, 2)), "secret-does-not-exist", "shop/db");
    given(write(UNCHECKED, 1), patch(UNCHECKED, 1, 2));
    assertThat(secret.currentVersion()).isEqualTo(2);
    refused(decide(patch(UNCHECKED, 1, 3)), "version-moved-on", "from version 1 to 2");
    refused(
        decide(patch(new Cas.Follows(1), 2, 3)),
        "check-and-set-mismatch",
        "check-and-set parameter did not match");
    given(new SecretCommand.Delete(PATH, versions()));
    refused(decide(patch(UNCHECKED, 2, 3)), "current-version-is-gone", "shop/db");
  }

  @Test
  void metadata_is_put_as_a_whole_and_patched_pair_by_pair() {
    given(
        new SecretCommand.PutMetadata(
            PATH, new SettingsChange(3, CasRule.REQUIRED, null), custom("a", "1", "b", "2")),
        new SecretCommand.PatchMetadata(
            PATH,
            new SettingsChange(null, CasRule.OPTIONAL, null),
            new MetadataPatch(
                custom("b", "3", "c", "4").pairs(), new TreeSet<>(List.of("a", "never")))));
    assertThat(present().custom()).isEqualTo(custom("b", "3", "c", "4"));
    assertThat(present().settings())
        .isEqualTo(new SecretSettings(3, CasRule.OPTIONAL, Duration.ZERO));
    given(new SecretCommand.PutMetadata(PATH, SettingsChange.NOTHING, custom("d", "5")));
    assertThat(present().custom()).isEqualTo(custom("d", "5"));
    assertThat(present().settings().maxVersions()).isEqualTo(3);
  }

  @Test
  void a_patch_that_makes_too_many_pairs_is_refused() {
    var pairs = new TreeMap<String, String>();
    for (int i = 0; i < CustomMetadata.MOST_PAIRS; i++) {
      pairs.put("key" + i, "value");
    }
    given(new SecretCommand.PutMetadata(PATH, SettingsChange.NOTHING, new CustomMetadata(pairs)));
    refused(
        decide(
            new SecretCommand.PatchMetadata(
                PATH,
                SettingsChange.NOTHING,
                new MetadataPatch(custom("one", "more").pairs(), new TreeSet<>()))),
        "too-much-custom-metadata",
        "65 pairs");
  }

  @Test
  void what_is_not_there_is_neither_deleted_nor_patched_nor_removed() {
    for (var command :
        List.<SecretCommand.AboutSecret>of(
            new SecretCommand.Delete(PATH, versions()),
            new SecretCommand.Undelete(PATH, versions(1)),
            new SecretCommand.Destroy(PATH, versions(1)),
            new SecretCommand.PatchMetadata(PATH, SettingsChange.NOTHING, MetadataPatch.NOTHING),
            new SecretCommand.Remove(PATH))) {
      refused(decide(command), "secret-does-not-exist", "shop/db");
    }
  }

  @Test
  void an_event_that_cannot_happen_is_a_corrupt_log() {
    assertThatThrownBy(() ->
            SecretEvolution.evolve(
                new Secret.Absent(PATH), new SecretEvent.Destroyed(PATH, versions(1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("corrupt log");
    given(write(UNCHECKED, 1));
    assertThatThrownBy(() ->
            SecretEvolution.evolve(
                secret,
                new SecretEvent.Written(
                    PATH, new SecretVersion(3), value(3), NOW, new Deletion.None())))
        .isInstanceOf(IllegalStateException.class);
  }

  private static SecretCommand.Write write(Cas cas, int value) {
    return new SecretCommand.Write(PATH, cas, value(value));
  }

  private static SecretCommand.Patch patch(Cas cas, int base, int value) {
    return new SecretCommand.Patch(PATH, cas, new SecretVersion(base), value(value));
  }

  private static SortedSet<SecretVersion> versions(int... numbers) {
    var versions = new TreeSet<SecretVersion>();
    for (int number : numbers) {
      versions.add(new SecretVersion(number));
    }
    return versions;
  }

  private static CustomMetadata custom(String... pairs) {
    var map = new TreeMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return new CustomMetadata(map);
  }

  private static SecretDecision accepted(SecretEvent... events) {
    return new SecretDecision.Accepted(List.of(events));
  }

  private static void refused(SecretDecision decision, String code, String message) {
    assertThat(decision).isInstanceOf(SecretDecision.Refused.class);
    var reason = ((SecretDecision.Refused) decision).reason();
    assertThat(reason.code()).isEqualTo(code);
    assertThat(reason.message()).contains(message);
  }

  private Secret.Present present() {
    return (Secret.Present) secret;
  }

  private Version latest() {
    return Objects.requireNonNull(present().latest());
  }

  private void configure(SettingsChange change) {
    var decision = SecretDecisions.decide(store, new SecretCommand.Configure(change));
    var event = ((SecretDecision.Accepted) decision).events().getFirst();
    store = SecretEvolution.evolve((SecretEvent.StoreConfigured) event);
  }

  private SecretDecisionsTest given(SecretCommand.AboutSecret... commands) {
    for (var command : commands) {
      switch (decide(command)) {
        case SecretDecision.Accepted(var events) ->
            events.forEach(
                event -> secret = SecretEvolution.evolve(secret, (SecretEvent.AboutSecret) event));
        case SecretDecision.Refused(var reason) -> throw new AssertionError(reason.message());
      }
    }
    return this;
  }

  private SecretDecision decide(SecretCommand.AboutSecret command) {
    return SecretDecisions.decide(secret, store, command, NOW);
  }
}

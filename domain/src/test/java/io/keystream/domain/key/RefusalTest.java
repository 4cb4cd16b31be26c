package io.keystream.domain.key;

import static io.keystream.domain.key.Events.CARDS;
import static io.keystream.domain.key.Events.v;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a refused caller reads; codes are part of the API and never change. */
final class RefusalTest {

  private static final String PINNED =
      """
      key-does-not-exist: There is no key 'payments/cards'.
      key-exists: Key 'payments/cards' exists; a name is used once. Rotate it, or choose another name.
      key-name-is-reserved: No key is named 'payments/rotate': 'rotate' at the end means something done with a key. Choose another name.
      version-does-not-exist: Key 'payments/cards' has no version v2.
      version-state: Version v2 of key 'payments/cards' is suspended.
      version-awaits-destruction: Version v2 of key 'payments/cards' awaits destruction; until that starts it can be cancelled.
      destruction-is-not-scheduled: No destruction of version v2 of key 'payments/cards' is scheduled.
      waiting-period-out-of-range: Key 'payments/cards': destruction waits 7 to 30 days; choose a time in that range.
      nothing-is-due: No destruction of key 'payments/cards' is due.
      no-version-applies: Key 'payments/cards' has no version that is usable.
      rotation-in-progress: Version v2 of key 'payments/cards' is being generated.
      key-is-suspended: Key 'payments/cards' is suspended; resume it first.
      no-active-version: Key 'payments/cards' has no active version; rotate it to get one.
      usage-not-permitted: Key 'payments/cards' is for ENCRYPT_DECRYPT only.
      too-many-versions: Key 'payments/cards' has reached its limit of 10000 versions.
      version-below-minimum: Version v1 of key 'payments/cards' is below v2, the least that its configuration lets do this.
      minimum-above-latest: Key 'payments/cards' has no version v3 to begin at; its latest is v2.
      min-encryption-below-min-decryption: Key 'payments/cards': the min encryption version v1 must not be below the min decryption version v2, or 0 for none.
      minimum-below-available: Key 'payments/cards' is trimmed below v2 for good; no minimum goes below that, nor is it lifted.
      min-encryption-is-not-set: Key 'payments/cards' has no min encryption version; set one before trimming it.
      min-available-above-minimum: Key 'payments/cards' opens from its min decryption version v2 on; trim to that at most, not to v3.
      key-is-not-imported: Key 'payments/cards' was made in the HSM; rotate it, or import another key.
      imported-key-does-not-rotate: Key 'payments/cards' was imported without allow_rotation; import a version, or another key.
      deletion-is-not-allowed: Deletion is not allowed for key 'payments/cards'; set deletion_allowed first.
      """;

  @Test
  void every_refusal_says_what_was_wrong() {
    assertThat(lines(refusal -> refusal.code() + ": " + refusal.message())).isEqualTo(PINNED);
  }

  @Test
  void the_list_has_every_refusal() {
    assertThat(all().map(Refusal::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Refusal.class.getPermittedSubclasses()));
  }

  private static String lines(Function<Refusal, String> line) {
    return all().map(line).map(text -> text + "\n").collect(Collectors.joining());
  }

  private static Stream<Refusal> all() {
    return Stream.of(
        new Refusal.KeyDoesNotExist(CARDS),
        new Refusal.KeyExists(CARDS),
        new Refusal.KeyNameIsReserved(new KeyName("payments/rotate")),
        new Refusal.VersionDoesNotExist(CARDS, v(2)),
        new Refusal.VersionIs(CARDS, v(2), "suspended"),
        new Refusal.VersionAwaitsDestruction(CARDS, v(2)),
        new Refusal.DestructionIsNotScheduled(CARDS, v(2)),
        new Refusal.WaitingPeriodOutOfRange(CARDS, Duration.ofDays(7), Duration.ofDays(30)),
        new Refusal.NothingIsDue(CARDS),
        new Refusal.NoVersionApplies(CARDS, "usable"),
        new Refusal.RotationInProgress(CARDS, v(2)),
        new Refusal.KeyIsSuspended(CARDS),
        new Refusal.NoActiveVersion(CARDS),
        new Refusal.UsageNotPermitted(CARDS, KeyUsage.ENCRYPT_DECRYPT),
        new Refusal.TooManyVersions(CARDS, KeyDecisions.MAX_VERSIONS),
        new Refusal.VersionBelowMinimum(CARDS, v(1), v(2)),
        new Refusal.MinimumAboveLatest(CARDS, v(3), v(2)),
        new Refusal.MinEncryptionBelowMinDecryption(CARDS, v(1), v(2)),
        new Refusal.MinimumBelowAvailable(CARDS, v(2)),
        new Refusal.MinEncryptionIsNotSet(CARDS),
        new Refusal.MinAvailableAboveMinimum(CARDS, v(3), v(2)),
        new Refusal.KeyIsNotImported(CARDS),
        new Refusal.ImportedKeyDoesNotRotate(CARDS),
        new Refusal.DeletionIsNotAllowed(CARDS));
  }
}

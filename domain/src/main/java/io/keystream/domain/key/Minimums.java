package io.keystream.domain.key;

import static io.keystream.domain.key.KeyDecisions.accept;
import static io.keystream.domain.key.KeyDecisions.refuse;

import io.keystream.domain.key.Key.Present;
import io.keystream.domain.key.Version.Destruction;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Which versions a key still uses by its configuration, and how those below are trimmed.
 *
 * <p><b>Configuring</b> takes effect at once and can be taken back: a version below the minimum
 * keeps its state and its material. Configuring what is so already is accepted and told again.
 *
 * <p><b>Trimming</b> destroys the material of every version below, whatever its state, for good and
 * without the waiting period of {@link DestructionPlan}, as whoever trims in Vault expects. NIST SP
 * 800-57 part 1 (rev. 5, 8.3.4) asks for no wait, only that nothing needs the key any more; the
 * wait is our guard against a mistake. Here the guard is that both minimums were raised first, by
 * another command: from then on nothing could be done with these versions, everybody who still
 * needed them was refused and is on record, and it could be taken back. So let some time pass
 * between the two. An active version, or one that is still being made, is never trimmed.
 */
final class Minimums {
  private Minimums() {}

  /** What the command does not give stays. */
  static Decision configure(Present key, KeyCommand.Configure command) {
    var set = key.configuration();
    var event =
        new KeyEvent.Configured(
            key.name(),
            orElse(command.minDecryptionVersion(), set.minDecryptionVersion()),
            orElse(command.minEncryptionVersion(), set.minEncryptionVersion()),
            orElse(command.deletionAllowed(), set.deletionAllowed()));
    var hindrance = hindrance(key, event);
    return hindrance == null ? accept(event) : refuse(hindrance);
  }

  static Decision trim(Present key, KeyVersion minAvailable) {
    var event = new KeyEvent.Trimmed(key.name(), minAvailable);
    var hindrance = hindrance(key, event);
    if (hindrance != null) {
      return refuse(hindrance);
    }
    var events = new ArrayList<KeyEvent>();
    events.add(event);
    for (var version : key.versions().headMap(minAvailable).values()) {
      if (hasMaterialToDestroy(version)) {
        events.add(new KeyEvent.DestructionStarted(key.name(), version.number()));
      }
    }
    return new Decision.Accepted(events);
  }

  /** Why a key is not configured so; null for no reason. */
  static @Nullable Refusal hindrance(Present key, KeyEvent.Configured event) {
    var name = key.name();
    var decryption = event.minDecryptionVersion();
    var encryption = event.minEncryptionVersion().version();
    var available = key.configuration().minAvailableVersion();
    var latest = key.versions().isEmpty() ? KeyVersion.FIRST : key.versions().lastKey();
    if (decryption.compareTo(latest) > 0) {
      return new Refusal.MinimumAboveLatest(name, decryption, latest);
    }
    if (encryption != null && encryption.compareTo(latest) > 0) {
      return new Refusal.MinimumAboveLatest(name, encryption, latest);
    }
    if (encryption != null && encryption.compareTo(decryption) < 0) {
      return new Refusal.MinEncryptionBelowMinDecryption(name, encryption, decryption);
    }
    var unsets = encryption == null && !available.equals(KeyVersion.FIRST);
    return unsets || decryption.compareTo(available) < 0
        ? new Refusal.MinimumBelowAvailable(name, available)
        : null;
  }

  /** Why a key is not trimmed so; null for no reason. */
  static @Nullable Refusal hindrance(Present key, KeyEvent.Trimmed event) {
    var name = key.name();
    var set = key.configuration();
    var available = event.minAvailableVersion();
    if (set.isTrimmed(available)) {
      return new Refusal.MinimumBelowAvailable(name, set.minAvailableVersion());
    }
    if (set.minEncryptionVersion().version() == null) {
      return new Refusal.MinEncryptionIsNotSet(name);
    }
    if (available.compareTo(set.minDecryptionVersion()) > 0) {
      return new Refusal.MinAvailableAboveMinimum(name, available, set.minDecryptionVersion());
    }
    for (var version : key.versions().headMap(available).values()) {
      if (version instanceof Version.Active) {
        return Rotation.stateOf(key, version);
      }
      if (version instanceof Version.Requested) {
        return new Refusal.RotationInProgress(name, version.number());
      }
    }
    return null;
  }

  /** Why the version does not protect by the key's configuration; null for no reason. */
  static @Nullable Refusal protection(Present key, KeyVersion version) {
    return below(key, version, key.configuration().leastProtecting());
  }

  /** Why the version does not process by the key's configuration; null for no reason. */
  static @Nullable Refusal processing(Present key, KeyVersion version) {
    return below(key, version, key.configuration().minDecryptionVersion());
  }

  private static @Nullable Refusal below(Present key, KeyVersion version, KeyVersion minimum) {
    return version.compareTo(minimum) < 0
        ? new Refusal.VersionBelowMinimum(key.name(), version, minimum)
        : null;
  }

  private static boolean hasMaterialToDestroy(Version version) {
    return switch (version) {
      case Version.PreActive _,
          Version.Active _,
          Version.Suspended _,
          Version.Deactivated _,
          Version.Compromised _ ->
          !(version.destruction() instanceof Destruction.Started);
      case Version.Requested _,
          Version.Failed _,
          Version.Destroyed _,
          Version.DestroyedCompromised _ ->
          false;
    };
  }

  private static <T> T orElse(@Nullable T given, T set) {
    return given == null ? set : given;
  }
}

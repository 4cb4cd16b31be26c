package io.keystream.domain.key;

import static io.keystream.domain.key.KeyDecisions.accept;
import static io.keystream.domain.key.KeyDecisions.refuse;

import io.keystream.domain.key.Key.Present;
import org.jspecify.annotations.Nullable;

/**
 * How keys come from outside: the first version with its key, others behind it.
 *
 * <p>What does not open leaves a failed version, and a key none of whose versions ever had
 * material. Such a key holds its name for nobody: it is imported or created again, of whatever
 * kind.
 */
final class Importing {
  private Importing() {}

  static Decision begin(KeyName key, KeyVersion first, KeyCommand.Import command) {
    return accept(
        new KeyEvent.Created(key, command.spec(), command.origin()),
        new KeyEvent.VersionRequested(key, first, Activation.WHEN_GENERATED, command.source()));
  }

  static Decision beginAgain(Present key, KeyCommand.Import command) {
    var hindrance = hindrance(key);
    return hindrance == null ? begin(key.name(), key.nextVersion(), command) : refuse(hindrance);
  }

  static Decision beginAgain(Present key, KeyCommand.Create command) {
    var hindrance = hindrance(key);
    return hindrance == null
        ? accept(
            new KeyEvent.Created(key.name(), command.spec()),
            new KeyEvent.VersionRequested(key.name(), key.nextVersion(), command.activation()))
        : refuse(hindrance);
  }

  private static @Nullable Refusal hindrance(Present key) {
    if (!isVacant(key)) {
      return new Refusal.KeyExists(key.name());
    }
    return Rotation.isFull(key)
        ? new Refusal.TooManyVersions(key.name(), KeyDecisions.MAX_VERSIONS)
        : null;
  }

  static Decision importVersion(Present key, MaterialSource.Imported source) {
    if (!key.provenance().origin().isImported()) {
      return refuse(new Refusal.KeyIsNotImported(key.name()));
    }
    return Rotation.request(key, Activation.WHEN_GENERATED, source);
  }

  /** Whether an import failed and nothing else ever happened. */
  static boolean isVacant(Present key) {
    return key.provenance().origin().isImported()
        && !key.versions().isEmpty()
        && key.versions().values().stream().allMatch(Version.Failed.class::isInstance);
  }
}

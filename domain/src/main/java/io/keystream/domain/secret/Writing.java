package io.keystream.domain.secret;

import io.keystream.domain.secret.Secret.Absent;
import io.keystream.domain.secret.Secret.Present;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds a version, if the writer knows the current one where it has to. */
final class Writing {
  private Writing() {}

  static SecretDecision write(
      Secret secret, StoreConfiguration store, SecretCommand.Write command, Instant now) {
    var hindrance = hindrance(secret, store, command.cas());
    return hindrance == null
        ? add(secret, store, command.value(), now)
        : SecretDecisions.refuse(hindrance);
  }

  static SecretDecision patch(
      Present secret, StoreConfiguration store, SecretCommand.Patch command, Instant now) {
    var hindrance = hindrance(secret, store, command.cas());
    if (hindrance != null) {
      return SecretDecisions.refuse(hindrance);
    }
    var latest = secret.latest();
    if (latest == null || !latest.isReadable(now)) {
      return SecretDecisions.refuse(new SecretRefusal.CurrentVersionIsGone(secret.path()));
    }
    return latest.number().equals(command.base())
        ? add(secret, store, command.value(), now)
        : SecretDecisions.refuse(
            new SecretRefusal.VersionMovedOn(secret.path(), command.base(), secret.current()));
  }

  private static @Nullable SecretRefusal hindrance(
      Secret secret, StoreConfiguration store, Cas cas) {
    return switch (cas) {
      case Cas.Follows(var expected) ->
          expected == secret.currentVersion()
              ? null
              : new SecretRefusal.CheckAndSetMismatch(
                  secret.path(), expected, secret.currentVersion());
      case Cas.Unchecked _ ->
          store.requiresCas(settings(secret))
              ? new SecretRefusal.CheckAndSetRequired(secret.path())
              : null;
    };
  }

  private static SecretDecision add(
      Secret secret, StoreConfiguration store, ValueReference value, Instant now) {
    if (secret instanceof Present present && present.has(value)) {
      return SecretDecisions.refuse(new SecretRefusal.ValueIsTaken(secret.path()));
    }
    if (secret.currentVersion() == SecretVersion.MAX) {
      return SecretDecisions.refuse(new SecretRefusal.TooManyVersions(secret.path()));
    }
    var version = new SecretVersion(secret.currentVersion() + 1);
    var deletion = store.deletion(settings(secret), now);
    var written = new SecretEvent.Written(secret.path(), version, value, now, deletion);
    var dropped = dropped(secret, version.number() - store.maxVersions(settings(secret)));
    return dropped.isEmpty()
        ? SecretDecisions.accept(written)
        : SecretDecisions.accept(written, new SecretEvent.Dropped(secret.path(), dropped));
  }

  private static SortedSet<SecretVersion> dropped(Secret secret, int upTo) {
    return switch (secret) {
      case Absent _ -> new TreeSet<>();
      case Present present ->
          upTo < 1
              ? new TreeSet<>()
              : new TreeSet<>(present.versions().headMap(new SecretVersion(upTo), true).keySet());
    };
  }

  private static SecretSettings settings(Secret secret) {
    return switch (secret) {
      case Absent _ -> SecretSettings.NONE;
      case Present present -> present.settings();
    };
  }
}

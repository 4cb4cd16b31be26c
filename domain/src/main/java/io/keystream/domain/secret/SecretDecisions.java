package io.keystream.domain.secret;

import io.keystream.domain.secret.Secret.Absent;
import io.keystream.domain.secret.Secret.Present;
import io.keystream.domain.secret.SecretCommand.Configure;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Decides commands about secrets as Vault's KV engine, version 2, does: events that now happened,
 * or a refusal. Where Vault answers that there was nothing to do, this is a refusal too.
 */
public final class SecretDecisions {
  private SecretDecisions() {}

  /**
   * About one secret.
   *
   * @param now the time of the decision, in whole milliseconds
   */
  public static SecretDecision decide(
      Secret secret, StoreConfiguration store, SecretCommand.AboutSecret command, Instant now) {
    if (!secret.path().equals(command.path())) {
      throw new IllegalArgumentException(
          "a command for '" + command.path() + "' reached secret '" + secret.path() + "'");
    }
    return switch (new Step(secret, command)) {
      case Step(_, SecretCommand.Write c) -> Writing.write(secret, store, c, now);
      case Step(Absent a, SecretCommand.PutMetadata c) ->
          setMetadata(
              a.path(),
              SecretSettings.NONE.with(c.settings()),
              c.custom() == null ? CustomMetadata.NONE : c.custom(),
              now);
      case Step(Absent a, _) -> refuse(new SecretRefusal.SecretDoesNotExist(a.path()));

      case Step(Present p, SecretCommand.Patch c) -> Writing.patch(p, store, c, now);
      case Step(Present p, SecretCommand.Delete c) -> delete(p, c.versions(), now);
      case Step(Present p, SecretCommand.Undelete c) -> undelete(p, store, c.versions(), now);
      case Step(Present p, SecretCommand.Destroy c) -> {
        var versions = which(p, c.versions(), Version.Kept.class::isInstance);
        yield versions.isEmpty()
            ? refuse(new SecretRefusal.NoVersionApplies(p.path(), "not destroyed"))
            : accept(new SecretEvent.Destroyed(p.path(), versions));
      }
      case Step(Present p, SecretCommand.PutMetadata c) ->
          setMetadata(
              p.path(),
              p.settings().with(c.settings()),
              c.custom() == null ? p.custom() : c.custom(),
              now);
      case Step(Present p, SecretCommand.PatchMetadata c) -> patchMetadata(p, c, now);
      case Step(Present p, SecretCommand.Remove _) -> accept(new SecretEvent.Removed(p.path()));
    };
  }

  /** About the store. */
  public static SecretDecision decide(StoreConfiguration store, Configure command) {
    return accept(new SecretEvent.StoreConfigured(store.with(command.settings())));
  }

  private static SecretDecision delete(
      Present secret, SortedSet<SecretVersion> meant, Instant now) {
    var versions =
        which(secret, meant.isEmpty() ? latest(secret) : meant, version -> version.isReadable(now));
    return versions.isEmpty()
        ? refuse(new SecretRefusal.NoVersionApplies(secret.path(), "neither deleted nor destroyed"))
        : accept(new SecretEvent.Deleted(secret.path(), versions, now));
  }

  private static SecretDecision undelete(
      Present secret, StoreConfiguration store, SortedSet<SecretVersion> meant, Instant now) {
    var deletion = store.deletion(secret.settings(), now);
    var versions =
        which(
            secret,
            meant,
            version -> version instanceof Version.Kept && !version.deletion().equals(deletion));
    return versions.isEmpty()
        ? refuse(
            new SecretRefusal.NoVersionApplies(secret.path(), "to be deleted and not destroyed"))
        : accept(new SecretEvent.Undeleted(secret.path(), versions, deletion));
  }

  private static SecretDecision patchMetadata(
      Present secret, SecretCommand.PatchMetadata command, Instant now) {
    var pairs = command.custom().appliedTo(secret.custom());
    return pairs.size() > CustomMetadata.MOST_PAIRS
        ? refuse(new SecretRefusal.TooMuchCustomMetadata(secret.path(), pairs.size()))
        : setMetadata(
            secret.path(),
            secret.settings().with(command.settings()),
            new CustomMetadata(new TreeMap<>(pairs)),
            now);
  }

  private static SecretDecision setMetadata(
      SecretPath path, SecretSettings settings, CustomMetadata custom, Instant now) {
    return accept(new SecretEvent.MetadataSet(path, settings, custom, now));
  }

  private static SortedSet<SecretVersion> latest(Present secret) {
    var latest = new TreeSet<SecretVersion>();
    if (secret.current() > 0) {
      latest.add(new SecretVersion(secret.current()));
    }
    return latest;
  }

  private static SortedSet<SecretVersion> which(
      Present secret, SortedSet<SecretVersion> meant, Predicate<Version> rule) {
    var which = new TreeSet<SecretVersion>();
    for (var number : meant) {
      var version = secret.versions().get(number);
      if (version != null && rule.test(version)) {
        which.add(number);
      }
    }
    return which;
  }

  static SecretDecision accept(SecretEvent... events) {
    return new SecretDecision.Accepted(List.of(events));
  }

  static SecretDecision refuse(SecretRefusal reason) {
    return new SecretDecision.Refused(reason);
  }

  private record Step(Secret secret, SecretCommand.AboutSecret command) {}
}

package io.keystream.domain.key;

import io.keystream.domain.key.Version.Destruction;
import io.keystream.domain.key.Version.Processing;
import org.jspecify.annotations.Nullable;

/**
 * Judges a use of a key by the state of its versions and the minimums of its configuration; what no
 * row allows is refused.
 */
public final class KeyUses {
  private KeyUses() {}

  /** Protecting takes the active version, if it is not below the key's minimums. */
  public static UseDecision protect(Key key, KeyUsage usage) {
    return switch (key) {
      case Key.Absent a -> refuse(new Refusal.KeyDoesNotExist(a.name()));
      case Key.Present p when p.spec().usage() != usage ->
          refuse(new Refusal.UsageNotPermitted(p.name(), p.spec().usage()));
      case Key.Present p -> protect(p);
    };
  }

  /** Processing takes the version that protected. */
  public static UseDecision process(Key key, KeyUsage usage, KeyVersion number) {
    return switch (key) {
      case Key.Absent a -> refuse(new Refusal.KeyDoesNotExist(a.name()));
      case Key.Present p when p.spec().usage() != usage ->
          refuse(new Refusal.UsageNotPermitted(p.name(), p.spec().usage()));
      case Key.Present p -> {
        var version = p.versions().get(number);
        yield version == null
            ? refuse(new Refusal.VersionDoesNotExist(p.name(), number))
            : process(p, version);
      }
    };
  }

  private static UseDecision protect(Key.Present key) {
    for (var version : key.versions().descendingMap().values()) {
      if (version instanceof Version.Active) {
        return permitted(version, Minimums.protection(key, version.number()));
      }
    }
    return refuse(
        Rotation.isSuspended(key)
            ? new Refusal.KeyIsSuspended(key.name())
            : new Refusal.NoActiveVersion(key.name()));
  }

  private static UseDecision process(Key.Present key, Version version) {
    return processes(version)
        ? permitted(version, Minimums.processing(key, version.number()))
        : refuse(Restriction.whyNotUsable(key, version));
  }

  private static UseDecision permitted(Version version, @Nullable Refusal hindrance) {
    return hindrance == null
        ? new UseDecision.Permitted(version.number(), version.state())
        : refuse(hindrance);
  }

  /** Whether the state of a version lets it still process what it protected. */
  static boolean processes(Version version) {
    return switch (version) {
      case Version.Active _ -> true;
      case Version.Deactivated(_, _, var destruction) -> destruction instanceof Destruction.None;
      case Version.Compromised(_, _, var processing, var destruction) ->
          processing == Processing.ALLOWED && destruction instanceof Destruction.None;
      case Version.Requested _,
          Version.Failed _,
          Version.PreActive _,
          Version.Suspended _,
          Version.Destroyed _,
          Version.DestroyedCompromised _ ->
          false;
    };
  }

  private static UseDecision refuse(Refusal reason) {
    return new UseDecision.Refused(reason);
  }
}

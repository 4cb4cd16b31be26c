package io.keystream.domain.key;

import io.keystream.domain.key.Key.Absent;
import io.keystream.domain.key.Key.Present;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Decides a key's commands: events that now happened, or a refusal. */
public final class KeyDecisions {

  /** The most versions a key may have. */
  public static final int MAX_VERSIONS = 10_000;

  private KeyDecisions() {}

  /** {@code now} is the time of the decision: it judges schedules and enters no state. */
  public static Decision decide(Key key, KeyCommand command, Instant now) {
    if (!key.name().equals(command.key())) {
      throw new IllegalArgumentException(
          "a command for '" + command.key() + "' reached key '" + key.name() + "'");
    }
    return switch (new Step(key, command)) {
      case Step(Absent _, KeyCommand.Create c) when c.key().endsInReservedWord() ->
          refuse(new Refusal.KeyNameIsReserved(c.key()));
      case Step(Absent _, KeyCommand.Create c) ->
          accept(
              new KeyEvent.Created(c.key(), c.spec()),
              new KeyEvent.VersionRequested(c.key(), KeyVersion.FIRST, c.activation()));
      case Step(Absent _, KeyCommand.Import c) when c.key().endsInReservedWord() ->
          refuse(new Refusal.KeyNameIsReserved(c.key()));
      case Step(Absent a, KeyCommand.Import c) -> Importing.begin(a.name(), KeyVersion.FIRST, c);
      case Step(Absent a, _) -> refuse(new Refusal.KeyDoesNotExist(a.name()));

      case Step(Present p, KeyCommand.Rotate c) -> Rotation.rotate(p, c.activation());
      case Step(Present p, KeyCommand.Import c) -> Importing.beginAgain(p, c);
      case Step(Present p, KeyCommand.ImportVersion c) -> Importing.importVersion(p, c.source());
      case Step(Present p, KeyCommand.Activate c) -> one(p, c.version(), Rotation.activate(p));
      case Step(Present p, KeyCommand.ConfirmGenerated c) ->
          one(p, c.version(), Rotation.confirmGenerated(p, c.material()));
      case Step(Present p, KeyCommand.ReportGenerationFailed c) ->
          one(p, c.version(), Rotation.reportFailed(p, c.reason()));

      case Step(Present p, KeyCommand.Suspend c) ->
          each(p, c.versions(), "usable", Restriction.suspend(p, c.reason()));
      case Step(Present p, KeyCommand.Resume c) ->
          each(p, c.versions(), "suspended", Restriction.resume(p));
      case Step(Present p, KeyCommand.Deactivate c) ->
          each(p, c.versions(), "active", Restriction.deactivate(p));
      case Step(Present p, KeyCommand.ReportCompromise c) ->
          Restriction.replaceCompromised(
              p, each(p, c.versions(), "not compromised", Restriction.compromise(p, c.reason())));

      case Step(Present p, KeyCommand.ScheduleDestruction c) ->
          DestructionPlan.isInRange(c.at(), now)
              ? each(p, c.versions(), "out of use", DestructionPlan.schedule(p, c.at()))
              : refuse(DestructionPlan.outOfRange(p));
      case Step(Present p, KeyCommand.Delete c) -> DestructionPlan.delete(p, c.at(), now);
      case Step(Present p, KeyCommand.CancelDestruction c) ->
          each(p, c.versions(), "scheduled for destruction", DestructionPlan.cancel(p));
      case Step(Present p, KeyCommand.DestroyDue _) -> DestructionPlan.startDue(p, now);
      case Step(Present p, KeyCommand.ConfirmDestroyed c) ->
          one(p, c.version(), DestructionPlan.confirm(p));

      case Step(Present p, KeyCommand.Configure c) -> Minimums.configure(p, c);
      case Step(Present p, KeyCommand.Trim c) -> Minimums.trim(p, c.minAvailableVersion());

      case Step(Present p, KeyCommand.Create c) -> Importing.beginAgain(p, c);
    };
  }

  static Decision accept(KeyEvent... events) {
    return new Decision.Accepted(List.of(events));
  }

  static Decision refuse(Refusal reason) {
    return new Decision.Refused(reason);
  }

  private static Decision one(Present key, KeyVersion number, Function<Version, Decision> rule) {
    var version = key.versions().get(number);
    return version == null
        ? refuse(new Refusal.VersionDoesNotExist(key.name(), number))
        : rule.apply(version);
  }

  /** Applies the rule to the versions meant; "all" means those it can apply to, at least one. */
  private static Decision each(
      Present key, VersionScope scope, String needed, Function<Version, Decision> rule) {
    return switch (scope) {
      case VersionScope.One(var number) -> one(key, number, rule);
      case VersionScope.All _ -> {
        var events = new ArrayList<KeyEvent>();
        for (var version : key.versions().values()) {
          if (rule.apply(version) instanceof Decision.Accepted(var accepted)) {
            events.addAll(accepted);
          }
        }
        yield events.isEmpty()
            ? refuse(new Refusal.NoVersionApplies(key.name(), needed))
            : new Decision.Accepted(events);
      }
    };
  }

  private record Step(Key key, KeyCommand command) {}
}

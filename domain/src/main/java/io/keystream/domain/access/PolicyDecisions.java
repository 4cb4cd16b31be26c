package io.keystream.domain.access;

import io.keystream.domain.access.StoredPolicy.Absent;
import io.keystream.domain.access.StoredPolicy.BuiltIn;
import io.keystream.domain.access.StoredPolicy.Removed;
import io.keystream.domain.access.StoredPolicy.Written;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.policy.text.PolicyText;
import io.keystream.domain.policy.text.PolicyTextException;
import java.time.Instant;
import java.util.Optional;

/** Decides commands about policies; that the signer may ask is decided before. */
final class PolicyDecisions {

  private PolicyDecisions() {}

  static AccessDecision decide(
      Policies policies, AccessCommand.AboutPolicy command, Signing signing) {
    return switch (new Step(policies.of(command.policy()), command)) {
      case Step(Absent _, AccessCommand.WritePolicy c) -> writeAnother(policies, c, signing);
      case Step(Absent a, _) -> refuse(new AccessRefusal.PolicyDoesNotExist(a.name()));

      case Step(Written w, AccessCommand.WritePolicy c) ->
          stale(c, w.issuedAt(), signing).orElseGet(() -> write(c, signing));
      case Step(Written w, AccessCommand.RemovePolicy c) ->
          stale(c, w.issuedAt(), signing)
              .orElseGet(() -> accept(new AccessEvent.PolicyRemoved(c.policy(), signing)));

      case Step(Removed r, AccessCommand.WritePolicy c) ->
          stale(c, r.issuedAt(), signing).orElseGet(() -> writeAnother(policies, c, signing));
      case Step(Removed r, _) -> refuse(new AccessRefusal.PolicyDoesNotExist(r.name()));

      case Step(BuiltIn b, _) -> refuse(new AccessRefusal.PolicyIsBuiltIn(b.name()));
    };
  }

  /** Empty where the policy can be assigned. */
  static Optional<AccessRefusal> hindrance(Policies policies, PolicyName assigned) {
    return switch (policies.of(assigned)) {
      case BuiltIn _ when Policies.isForServices(assigned) ->
          Optional.of(new AccessRefusal.PolicyIsForServices(assigned));
      case BuiltIn _, Written _ -> Optional.empty();
      case Absent _, Removed _ -> Optional.of(new AccessRefusal.PolicyDoesNotExist(assigned));
    };
  }

  private static Optional<AccessDecision> stale(
      AccessCommand command, Instant newest, Signing signing) {
    return signing.issuedAt().isAfter(newest)
        ? Optional.empty()
        : Optional.of(refuse(new AccessRefusal.StaleCommand(command.subject(), newest)));
  }

  private static AccessDecision writeAnother(
      Policies policies, AccessCommand.WritePolicy command, Signing signing) {
    return policies.isFull()
        ? refuse(new AccessRefusal.TooManyPolicies(Policies.MOST))
        : write(command, signing);
  }

  private static AccessDecision write(AccessCommand.WritePolicy command, Signing signing) {
    var name = command.policy();
    try {
      PolicyText.parse(name, command.text());
    } catch (PolicyTextException e) {
      return refuse(new AccessRefusal.PolicyTextRefused(name, String.valueOf(e.getMessage())));
    }
    return accept(new AccessEvent.PolicyWritten(name, command.text(), signing));
  }

  private static AccessDecision accept(AccessEvent event) {
    return new AccessDecision.Accepted(event);
  }

  private static AccessDecision refuse(AccessRefusal reason) {
    return new AccessDecision.Refused(reason);
  }

  private record Step(StoredPolicy policy, AccessCommand.AboutPolicy command) {}
}

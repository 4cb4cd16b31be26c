package io.keystream.domain.policy;

import java.util.List;

/** Why policies deny a request; part of the API, recorded and shown to the caller. */
public sealed interface DenialReason {

  /** No policy of the caller is about the path. */
  record NoPatternMatches(Access access) implements DenialReason {}

  /**
   * The pattern that applies does not give the capability.
   *
   * @param policies all that have the pattern
   */
  record CapabilityNotGranted(Access access, PathPattern pattern, List<PolicyName> policies)
      implements DenialReason {
    public CapabilityNotGranted {
      policies = List.copyOf(policies);
    }
  }

  /** A policy forbids the path. */
  record ForbiddenByPolicy(Access access, PathPattern pattern, PolicyName policy)
      implements DenialReason {}

  /** A policy forbids the path under a condition, and the request does not show that it fails. */
  record ForbiddenUnlessShown(
      Access access, PathPattern pattern, PolicyName policy, Condition condition, String found)
      implements DenialReason {}

  /** A policy gives the capability under a condition that is not met. */
  record ConditionNotMet(
      Access access, PathPattern pattern, PolicyName policy, Condition condition, String found)
      implements DenialReason {}

  record ParameterRequired(Access access, PathPattern pattern, PolicyName policy, String parameter)
      implements DenialReason {}

  /** The parameter, or the value it has, is forbidden. */
  record ParameterDenied(Access access, PathPattern pattern, PolicyName policy, String parameter)
      implements DenialReason {}

  /**
   * Others are allowed and this one is not, or not with this value.
   *
   * @param policies all that restrict parameters at the pattern
   */
  record ParameterNotAllowed(
      Access access, PathPattern pattern, String parameter, List<PolicyName> policies)
      implements DenialReason {
    public ParameterNotAllowed {
      policies = List.copyOf(policies);
    }
  }

  Access access();

  /** Names of the policies it comes from, in order. */
  default List<PolicyName> policies() {
    return switch (this) {
      case NoPatternMatches _ -> List.of();
      case CapabilityNotGranted(_, _, var policies) -> policies;
      case ForbiddenByPolicy(_, _, var policy) -> List.of(policy);
      case ForbiddenUnlessShown(_, _, var policy, _, _) -> List.of(policy);
      case ConditionNotMet(_, _, var policy, _, _) -> List.of(policy);
      case ParameterRequired(_, _, var policy, _) -> List.of(policy);
      case ParameterDenied(_, _, var policy, _) -> List.of(policy);
      case ParameterNotAllowed(_, _, _, var policies) -> policies;
    };
  }

  /** Stable machine-readable name, in the manner of the HTTP API. */
  default String code() {
    return switch (this) {
      case NoPatternMatches _ -> "no-policy-matches";
      case CapabilityNotGranted _ -> "capability-not-granted";
      case ForbiddenByPolicy _ -> "forbidden-by-policy";
      case ForbiddenUnlessShown _ -> "forbidden-unless-shown";
      case ConditionNotMet _ -> "condition-not-met";
      case ParameterRequired _ -> "parameter-required";
      case ParameterDenied _ -> "parameter-denied";
      case ParameterNotAllowed _ -> "parameter-not-allowed";
    };
  }

  /** One sentence for a person; values of parameters may be secret and are not in it. */
  default String message() {
    return switch (this) {
      case NoPatternMatches(var access) ->
          "No policy of the caller has a path that matches '%s'.".formatted(access.path());
      case CapabilityNotGranted(var access, var pattern, _) ->
          "'%s' decides about '%s' and does not grant %s."
              .formatted(pattern, access.path(), access.capability());
      case ForbiddenByPolicy(var access, var pattern, var policy) ->
          "Policy '%s' forbids '%s' with '%s'.".formatted(policy, access.path(), pattern);
      case ForbiddenUnlessShown(var access, var pattern, var policy, var condition, var found) ->
          "Policy '%s' forbids '%s' with '%s' where %s is %s; the request has %s."
              .formatted(
                  policy, access.path(), pattern, condition.word(), condition.limit(), found);
      case ConditionNotMet(var access, var pattern, var policy, var condition, var found) ->
          "Policy '%s' grants %s of '%s' with '%s' only where %s is %s; the request has %s."
              .formatted(
                  policy,
                  access.capability(),
                  access.path(),
                  pattern,
                  condition.word(),
                  condition.limit(),
                  found);
      case ParameterRequired(_, var pattern, var policy, var parameter) ->
          "Policy '%s' requires parameter '%s' at '%s'.".formatted(policy, parameter, pattern);
      case ParameterDenied(_, var pattern, var policy, var parameter) ->
          "Policy '%s' denies parameter '%s', or the value it has, at '%s'."
              .formatted(policy, parameter, pattern);
      case ParameterNotAllowed(_, var pattern, var parameter, _) ->
          "Parameter '%s', or the value it has, is not allowed at '%s'."
              .formatted(parameter, pattern);
    };
  }
}

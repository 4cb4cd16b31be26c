package io.keystream.domain.authorization;

import io.keystream.domain.access.Directory;
import io.keystream.domain.access.Enrolment.Absent;
import io.keystream.domain.access.Enrolment.Enrolled;
import io.keystream.domain.access.Enrolment.Revoked;
import io.keystream.domain.access.Policies;
import io.keystream.domain.access.StoredPolicy.Present;
import io.keystream.domain.caller.Principal;
import io.keystream.domain.policy.AccessRequest;
import io.keystream.domain.policy.CompiledPolicies;
import io.keystream.domain.policy.Explanation;
import io.keystream.domain.policy.PolicyName;
import io.keystream.domain.token.TokenPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Answers whether a principal may, by the policies that it has in a directory.
 *
 * <p>Whoever is enrolled and has no policy may nothing, and so may whoever was never enrolled or is
 * revoked; that a caller is who it says is not asked here. A policy that was removed grants nothing
 * to those who have it assigned. What was compiled is kept for whoever has the same policies, until
 * one of them changes.
 *
 * <p><b>Law.</b> The same directory, principal and request have the same answer everywhere: it is
 * that of {@link CompiledPolicies} made of the principal's policies, whatever was asked before.
 *
 * <p><b>Thread safety:</b> safe; threads may bring directories of different versions.
 */
public final class Authorizer {

  private static final CompiledPolicies NONE = CompiledPolicies.of(List.of());

  private volatile CompiledSets sets = new CompiledSets(Policies.BUILT_IN);

  /** Allowed, or denied with the reason. */
  public Authorization authorize(Directory directory, Principal principal, AccessRequest request) {
    return new Authorization(compiled(directory, principal).decide(request), directory.version());
  }

  /**
   * The same for a caller that may only do what these policies let it, whatever else the principal
   * has: none of them needs to be assigned to it. That one of them is gone takes away what it
   * granted.
   */
  public Authorization authorize(
      Directory directory, Principal principal, Set<PolicyName> policies, AccessRequest request) {
    return new Authorization(
        compiled(directory, principal, policies).decide(request), directory.version());
  }

  /** The same for a caller with a token, whose policies these are. */
  public Authorization authorize(
      Directory directory, Principal principal, TokenPolicies policies, AccessRequest request) {
    return switch (policies) {
      case TokenPolicies.OfPrincipal _ -> authorize(directory, principal, request);
      case TokenPolicies.Named(var names) -> authorize(directory, principal, names, request);
    };
  }

  /** The same decision, and how it came about, beginning with what the principal has. */
  public Explanation explain(Directory directory, Principal principal, AccessRequest request) {
    var explained = compiled(directory, principal).explain(request);
    var lines = new ArrayList<String>(who(directory, principal));
    lines.addAll(explained.lines());
    return new Explanation(explained.decision(), lines);
  }

  private CompiledPolicies compiled(Directory directory, Principal principal) {
    return switch (directory.of(principal)) {
      case Enrolled enrolled -> of(directory.policies()).of(enrolled);
      case Absent _, Revoked _ -> NONE;
    };
  }

  private CompiledPolicies compiled(
      Directory directory, Principal principal, Set<PolicyName> policies) {
    return switch (directory.of(principal)) {
      case Enrolled _ -> of(directory.policies()).of(policies);
      case Absent _, Revoked _ -> NONE;
    };
  }

  private CompiledSets of(Policies policies) {
    var current = sets;
    if (!current.areOf(policies)) {
      current = new CompiledSets(policies);
      sets = current;
    }
    return current;
  }

  private static List<String> who(Directory directory, Principal principal) {
    var name = principal.name();
    return switch (directory.of(principal)) {
      case Absent _ -> List.of("'%s' is not enrolled".formatted(name));
      case Revoked _ -> List.of("'%s' is revoked".formatted(name));
      case Enrolled enrolled when enrolled.policies().isEmpty() ->
          List.of("'%s' has no policy".formatted(name));
      case Enrolled enrolled -> {
        var lines = new ArrayList<String>();
        lines.add("'%s' has %s".formatted(name, listed(enrolled)));
        for (var policy : enrolled.policies()) {
          if (!(directory.policies().of(policy) instanceof Present)) {
            lines.add("  there is no policy '%s': it grants nothing".formatted(policy));
          }
        }
        yield lines;
      }
    };
  }

  private static String listed(Enrolled enrolled) {
    return String.join(", ", enrolled.policies().stream().map(PolicyName::name).toList());
  }
}

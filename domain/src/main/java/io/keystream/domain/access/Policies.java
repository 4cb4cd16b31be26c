package io.keystream.domain.access;

import io.keystream.domain.access.StoredPolicy.Absent;
import io.keystream.domain.access.StoredPolicy.Present;
import io.keystream.domain.access.StoredPolicy.Written;
import io.keystream.domain.policy.PolicyName;
import java.util.List;

/**
 * Every policy there is and was. The same object until one of them changes.
 *
 * <p><b>Thread safety:</b> immutable.
 */
public final class Policies {

  /** Built in, and assigned to the services that command in the name of callers. */
  public static final PolicyName FRONT = BuiltInPolicies.FRONT.name();

  /** At most so many that somebody wrote. */
  public static final int MOST = 10_000;

  /** Those of every platform, before anybody wrote one. */
  public static final Policies BUILT_IN = builtIn();

  private final Tree<StoredPolicy> byName;
  private final int written;

  private Policies(Tree<StoredPolicy> byName, int written) {
    this.byName = byName;
    this.written = written;
  }

  public StoredPolicy of(PolicyName name) {
    var found = byName.get(name.name());
    return found == null ? new Absent(name) : found;
  }

  /** Whether services have it by their kind, so that nobody else is given it. */
  public static boolean isForServices(PolicyName name) {
    return BuiltInPolicies.SERVICE.name().equals(name);
  }

  /** Those that grant, by name: built-in ones and written ones. */
  public List<Present> present() {
    return byName.values().stream()
        .filter(Present.class::isInstance)
        .map(Present.class::cast)
        .toList();
  }

  boolean isFull() {
    return written >= MOST;
  }

  Policies with(StoredPolicy policy) {
    int before = of(policy.name()) instanceof Written ? 1 : 0;
    int after = policy instanceof Written ? 1 : 0;
    return new Policies(byName.with(policy.name().name(), policy), written - before + after);
  }

  private static Policies builtIn() {
    return new Policies(Tree.empty(), 0)
        .with(BuiltInPolicies.ROOT)
        .with(BuiltInPolicies.SERVICE)
        .with(BuiltInPolicies.FRONT);
  }
}

package io.keystream.domain.token;

import io.keystream.domain.policy.Access;
import io.keystream.domain.policy.Capability;

/** What a service must be granted so that its word about tokens counts. */
public final class TokenPaths {

  /** Issuing, renewing and revoking; the built-in policy {@code front} grants it. */
  public static final Access ISSUE = new Access("keystream/tokens/issue", Capability.UPDATE);

  private TokenPaths() {}
}

package io.keystream.domain.secret;

/** Whether a write has to say which version it follows. */
public enum CasRule {
  OPTIONAL,
  REQUIRED
}

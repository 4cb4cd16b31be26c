package io.keystream.domain.access;

/** The answer to an access command: the event that now happened, or the reason why none did. */
public sealed interface AccessDecision {

  record Accepted(AccessEvent event) implements AccessDecision {}

  record Refused(AccessRefusal reason) implements AccessDecision {}
}

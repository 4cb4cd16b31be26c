package io.keystream.domain.key;

/** Whether a key's state allows a use, and with which version. */
public sealed interface UseDecision {

  record Permitted(KeyVersion version, String state) implements UseDecision {}

  record Refused(Refusal reason) implements UseDecision {}
}

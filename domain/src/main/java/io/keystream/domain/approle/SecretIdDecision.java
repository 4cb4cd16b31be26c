package io.keystream.domain.approle;

/** What becomes of a request for a secret-id. */
public sealed interface SecretIdDecision {

  /** As it is to be recorded, and to be told. */
  record Accepted(SecretId secretId) implements SecretIdDecision {}

  record Refused(SecretIdRefusal reason) implements SecretIdDecision {}
}

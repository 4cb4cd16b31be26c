package io.keystream.domain.key;

/** When a version begins to protect. */
public enum Activation {
  /** As soon as the HSM has made its material. */
  WHEN_GENERATED,
  /** On an operator's command; until then it is pre-active. */
  ON_COMMAND
}

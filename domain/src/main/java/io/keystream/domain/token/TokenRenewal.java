package io.keystream.domain.token;

/** Whether the end of a token can be put off. */
public enum TokenRenewal {
  RENEWABLE,
  NOT_RENEWABLE
}

package io.keystream.client;

/** Whether a signature or a MAC belongs to the message. */
public enum Verification {
  VALID,
  INVALID
}

package io.keystream.local;

/** Whether a part of the platform does its work, as that part says. */
public sealed interface PartHealth {

  /**
   * It works.
   *
   * @param detail a few words for a person
   */
  record Ready(String detail) implements PartHealth {}

  record NotReady(String reason) implements PartHealth {}
}

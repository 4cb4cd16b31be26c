package io.keystream.worker.token;

/** Whether a token does its work. */
public sealed interface Health {

  /**
   * The token answered a real operation.
   *
   * @param loadedKeys keys in use; each holds about 8 KiB in SoftHSM
   * @param objectsMade session objects made since start; SoftHSM never returns about 247 bytes of
   *     each, so a worker restarts itself after some millions
   */
  record Serving(int loadedKeys, long objectsMade) implements Health {}

  /** The token does not answer; the process must stop taking work and be restarted. */
  record Down(String reason) implements Health {}
}

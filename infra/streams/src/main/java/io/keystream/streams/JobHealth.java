package io.keystream.streams;

/** Whether a job does its work. */
public sealed interface JobHealth {

  /**
   * It runs, Kafka answers, and it is at the end of its topics or comes nearer.
   *
   * @param behind records and markers it has still to read
   */
  record Ready(long behind) implements JobHealth {}

  /** It does not; the reason says what is missing or where it stopped. */
  record NotReady(String reason) implements JobHealth {}
}
